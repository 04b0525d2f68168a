using System.Security.Cryptography;
using System.Text;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Health;
using EventPlatform.Platform.Running;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Platform.Demo;

/// <summary>All services in this process, on the parts of the demonstration, with one client of the API.</summary>
internal sealed class DemoHost(DemoParts parts, DemoLog log) : IAsyncDisposable
{
    private const string ClientKey = "demo";

    private readonly string secret = RandomNumberGenerator.GetHexString(24, lowercase: true);
    private IHost? host;

    /// <summary>Key and secret of the API's client, as <c>curl --user</c> takes them.</summary>
    public string Credentials => $"{ClientKey}:{secret}";

    public Uri Address => new(Host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IReadOnlyList<LoopHealth> Loops => Host.Services.GetRequiredService<Heartbeats>().Read();

    private IHost Host => host ?? throw new InvalidOperationException("the services have not been started");

    public Task StartAsync(CancellationToken cancellation)
    {
        host = PlatformHost.Build(RoleOption.All, builder =>
        {
            builder.Environment.EnvironmentName = "Demo"; // its client is refused anywhere else
            builder.Configuration.AddInMemoryCollection(Settings());
            builder.Logging.ClearProviders().AddProvider(log);
            builder.AddTelemetryExport("eventplatform-demo");
        });
        return host.StartAsync(cancellation);
    }

    public HttpClient CreateClient() => new()
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Credentials))) },
    };

    public Task WaitForShutdownAsync(CancellationToken cancellation) => Host.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (host is null)
            return;
        await host.StopAsync();
        host.Dispose();
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["ConnectionStrings:EventStore"] = parts.EventStore,
        ["Kafka:BootstrapServers"] = parts.Kafka.BootstrapServers,
        ["Kafka:Group"] = parts.Kafka.Group,
        [$"Kafka:Topics:{nameof(KafkaTopics.CustomerEvents)}"] = parts.Kafka.Topics.CustomerEvents,
        [$"Kafka:Topics:{nameof(KafkaTopics.SystemEvents)}"] = parts.Kafka.Topics.SystemEvents,
        [$"Kafka:Topics:{nameof(KafkaTopics.Notifications)}"] = parts.Kafka.Topics.Notifications,
        [$"Kafka:Topics:{nameof(KafkaTopics.DeadLetter)}"] = parts.Kafka.Topics.DeadLetter,
        [$"Kafka:Topics:{nameof(KafkaTopics.RelayProgress)}"] = parts.Kafka.Topics.RelayProgress,
        ["Adobe:TenantId"] = "demo",
        ["Adobe:ImsOrgId"] = "0123456789ABCDEF@AdobeOrg",
        ["Adobe:ProfileSchemaId"] = "demo-profile",
        ["Adobe:ProfileDatasetId"] = "demo-profiles",
        ["Adobe:EventSchemaId"] = "demo-event",
        ["Adobe:EventDatasetId"] = "demo-events",
        ["Api:Clients:0:Key"] = ClientKey,
        ["Api:Clients:0:Secret"] = secret,
        ["Api:Clients:0:Organisations"] = $"{DemoDefinitions.Organisation}",
        ["Api:Clients:0:Roles"] = string.Join(',', ApiSettings.KnownRoles),
        ["urls"] = "http://127.0.0.1:0",
    };
}
