using EventPlatform.Api;

var builder = WebApplication.CreateBuilder(args);
builder.AddEventPlatformTelemetry("eventplatform-api");
builder.AddApi();
var app = builder.Build();
app.MapApi();
await app.RunAsync();
