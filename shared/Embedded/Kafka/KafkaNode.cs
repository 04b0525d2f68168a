using EventPlatform.Embedded.Processes;

namespace EventPlatform.Embedded.Kafka;

/// <summary>One node of a cluster of our own: its folder, its address, its process.</summary>
internal sealed class KafkaNode(KafkaDistribution distribution, string clusterFolder, int id, int port, int controllerPort, int heapMegabytes)
{
    private readonly string _folder = Path.Combine(clusterFolder, $"node{id}");

    public int Id => id;

    public string Address => $"127.0.0.1:{port}";

    /// <summary>The node in <c>controller.quorum.voters</c>.</summary>
    public string Voter => $"{id}@127.0.0.1:{controllerPort}";

    public ChildProcess? Process { get; private set; }

    private string Properties => Path.Combine(_folder, "server.properties");

    /// <summary>Writes the node's settings and formats its folder, as a new node's must be.</summary>
    public async Task FormatAsync(string clusterId, IEnumerable<KeyValuePair<string, string>> shared, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        var lines = Own().Concat(shared).ToLookup(property => property.Key, property => property.Value);
        await File.WriteAllLinesAsync(Properties, lines.Select(property => $"{property.Key}={property.Last()}"), cancellation);
        string[] tool = ["-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", distribution.ClassPath, "kafka.tools.StorageTool"];
        await Command.RunAsync(distribution.Java, [.. tool, "format", "--cluster-id", clusterId, "--config", Properties], _folder, cancellation);
    }

    public void Start()
    {
        string[] machine = [$"-Xms{heapMegabytes}m", $"-Xmx{heapMegabytes}m", "-XX:+UseG1GC", "-Djava.awt.headless=true"];
        string[] log = ["-Dorg.apache.logging.log4j.level=WARN", $"-Dkafka.logs.dir={_folder}"];
        string[] broker = ["-cp", distribution.ClassPath, "kafka.Kafka", Properties];
        Process = ChildProcess.Start(new(distribution.Java, [.. machine, .. log, .. broker], Path.Combine(_folder, "console.log"))
        {
            WorkingDirectory = _folder,
            Folder = clusterFolder,
        });
    }

    private IEnumerable<KeyValuePair<string, string>> Own() =>
    [
        new("node.id", $"{id}"),
        new("listeners", $"PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controllerPort}"),
        new("advertised.listeners", $"PLAINTEXT://127.0.0.1:{port}"),
        new("log.dirs", Path.Combine(_folder, "data")),
    ];
}
