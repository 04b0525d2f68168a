using EventPlatform.Hosting;
using EventPlatform.Projections;

return await ServiceProgram.RunAsync(args, "eventplatform-projections", builder => builder.AddProjections());
