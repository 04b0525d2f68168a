using EventPlatform.Hosting;
using EventPlatform.Relay;

return await ServiceProgram.RunAsync(args, "eventplatform-relay", builder => builder.AddRelay());
