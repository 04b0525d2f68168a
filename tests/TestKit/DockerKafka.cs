using System.Net.Sockets;
using EventPlatform.Embedded.Kafka;
using Testcontainers.Kafka;

namespace EventPlatform.TestKit;

/// <summary>Apache Kafka in a container.</summary>
internal static class DockerKafka
{
    private const string Image = "confluentinc/cp-kafka:7.7.1";
    private const string DefaultSocket = "/var/run/docker.sock";

    /// <summary>Whether a Docker engine answers.</summary>
    public static bool IsAvailable()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 })
        {
            return true;
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(DefaultSocket));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public static async Task<KafkaBroker> StartAsync()
    {
        var container = new KafkaBuilder(Image).Build();
        await container.StartAsync();
        return new Broker(container);
    }

    private sealed class Broker(KafkaContainer container) : RealKafka
    {
        public override string BootstrapServers { get; } = new Uri(container.GetBootstrapAddress()).Authority;

        public override string Description => $"Apache Kafka in a container at {BootstrapServers}";

        public override async ValueTask DisposeAsync()
        {
            await container.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
