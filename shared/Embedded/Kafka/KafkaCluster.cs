using System.Buffers.Text;
using System.Security.Cryptography;
using EventPlatform.Embedded.Processes;

namespace EventPlatform.Embedded.Kafka;

/// <summary>
/// Real brokers in a temporary folder, on free ports of 127.0.0.1. A node, numbered from 1, can be killed, stopped, paused and started
/// again. All are gone with this process, whatever ends it.
/// </summary>
public sealed class KafkaCluster : RealKafka
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("eventplatform-kafka-");
    private readonly KafkaNode[] _nodes;

    private KafkaCluster(KafkaDistribution distribution, KafkaSettings settings)
    {
        var ports = FreePorts.Take(2 * settings.Nodes);
        _nodes = [.. Enumerable.Range(0, settings.Nodes).Select(index => new KafkaNode(
            distribution, _folder.FullName, index + 1, ports[index], ports[settings.Nodes + index], settings.HeapMegabytes))];
    }

    /// <inheritdoc/>
    public override string BootstrapServers => string.Join(',', _nodes.Select(node => node.Address));

    /// <inheritdoc/>
    public override string Description => $"Apache Kafka, {_nodes.Length} node(s) of our own at {BootstrapServers}";

    /// <summary>Makes a cluster and starts it; 3 seconds for one node, 8 for three.</summary>
    /// <exception cref="InvalidOperationException">A node did not start; the message holds what it wrote.</exception>
    public static async Task<KafkaCluster> StartAsync(
        KafkaDistribution distribution, KafkaSettings? settings = null, CancellationToken cancellation = default)
    {
        settings ??= new();
        var cluster = new KafkaCluster(distribution, settings);
        try
        {
            await cluster.FormatAsync(settings, cancellation);
            Array.ForEach(cluster._nodes, node => node.Start());
            await Task.WhenAll(cluster._nodes.Select(node => WaitUntilReadyAsync(node, cluster._nodes.Length, cancellation)));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills a node, as a crash would.</summary>
    public Task KillAsync(int node) => ProcessOf(node).KillAsync();

    /// <summary>Stops a node in good order: it hands its partitions over first.</summary>
    public Task StopAsync(int node) => ProcessOf(node).EndAsync(Signal.Terminate, TimeSpan.FromSeconds(30));

    /// <summary>Halts a node: its connections stay open and silent.</summary>
    public void Pause(int node) => ProcessOf(node).Send(Signal.Pause);

    /// <summary>Lets a paused node go on.</summary>
    public void Resume(int node) => ProcessOf(node).Send(Signal.Continue);

    /// <summary>Starts a killed or stopped node again, and waits until it serves.</summary>
    public async Task StartAgainAsync(int node, CancellationToken cancellation = default)
    {
        await ProcessOf(node).DisposeAsync();
        _nodes[node - 1].Start();
        await WaitUntilReadyAsync(_nodes[node - 1], brokers: 1, cancellation);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        foreach (var process in _nodes.Select(node => node.Process).OfType<ChildProcess>())
        {
            await process.DisposeAsync();
        }

        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }

        await base.DisposeAsync();
    }

    private ChildProcess ProcessOf(int node) => _nodes[node - 1].Process ?? throw new InvalidOperationException($"node {node} was never started");

    private Task FormatAsync(KafkaSettings settings, CancellationToken cancellation)
    {
        var clusterId = NewClusterId();
        var voters = string.Join(',', _nodes.Select(node => node.Voter));
        List<KeyValuePair<string, string>> shared = [.. settings.Shared(), new("controller.quorum.voters", voters), .. settings.Properties];
        return Task.WhenAll(_nodes.Select(node => node.FormatAsync(clusterId, shared, cancellation)));
    }

    /// <summary>Sixteen bytes in Base64Url, the first letter of which is no dash: the tool would take it for an option.</summary>
    private static string NewClusterId()
    {
        var bytes = RandomNumberGenerator.GetBytes(16);
        bytes[0] &= 0x7F;
        return Base64Url.EncodeToString(bytes);
    }

    private static async Task WaitUntilReadyAsync(KafkaNode node, int brokers, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        while (await Task.Run(() => CountBrokers(node.Address), limit.Token) < brokers)
        {
            if (node.Process is { HasExited: true } process)
            {
                throw new InvalidOperationException($"Kafka node {node.Id} did not start (exit code {process.ExitCode}): {process.Output}");
            }

            await Task.Delay(50, limit.Token);
        }
    }
}
