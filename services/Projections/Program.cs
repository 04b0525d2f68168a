using EventPlatform.Projections;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddEventPlatformTelemetry("eventplatform-projections");
builder.AddProjections();
await builder.Build().RunAsync();
