using EventPlatform.Embedded.Kafka;
#if TESTCONTAINERS_KAFKA
using System.Net.Sockets;
using Testcontainers.Kafka;
#endif

namespace EventPlatform.TestKit;

/// <summary>Apache Kafka in a container. Without the package Testcontainers.Kafka it is never available.</summary>
internal static class DockerKafka
{
#if TESTCONTAINERS_KAFKA
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
        var container = new KafkaBuilder().WithImage(Image).Build();
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
#else
    public static bool IsAvailable() => false;

    public static Task<KafkaBroker> StartAsync() => throw new NotSupportedException("the package feed lacks Testcontainers.Kafka");
#endif
}
