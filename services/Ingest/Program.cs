using EventPlatform.Hosting;
using EventPlatform.Ingest;

return await ServiceProgram.RunAsync(args, "eventplatform-ingest", builder => builder.AddIngest());
