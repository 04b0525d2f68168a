using EventPlatform.Api;
using EventPlatform.Hosting;

return await ServiceProgram.RunAsync(args, "eventplatform-api", builder => builder.AddApi(), app => app.MapApi());
