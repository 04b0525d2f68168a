using EventPlatform.Embedded.Processes;
using Npgsql;

namespace EventPlatform.Embedded.Postgres;

/// <summary>
/// A real PostgreSQL cluster in a temporary folder, on a free port of 127.0.0.1, that can be paused, killed and started again. It is
/// gone with this process, whatever ends it.
/// </summary>
public sealed class PostgresCluster : PostgresServer
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("eventplatform-postgres-");
    private readonly PostgresPrograms _programs;
    private readonly PostgresSettings _settings;
    private readonly int _port = FreePorts.Take(1)[0];
    private ChildProcess? _process;

    private PostgresCluster(string binaries, PostgresSettings settings) =>
        (_programs, _settings) = (new(binaries, _folder.FullName), settings);

    /// <inheritdoc/>
    public override string ConnectionString => $"Host=127.0.0.1;Port={_port};Username={PostgresPrograms.Superuser};Database=postgres";

    /// <summary>What the server has written to its log.</summary>
    public string Log => _process?.Output ?? "";

    private ChildProcess Running => _process ?? throw new InvalidOperationException("the cluster is not running");

    /// <summary>Makes a cluster and starts it; about a second and a half.</summary>
    /// <exception cref="InvalidOperationException">There are no PostgreSQL programs here, or the server did not start.</exception>
    public static async Task<PostgresCluster> StartAsync(PostgresSettings? settings = null, CancellationToken cancellation = default)
    {
        var binaries = PostgresBinaries.Find() ?? throw new InvalidOperationException(
            $"no PostgreSQL server programs found: run deploy/setup, or name a running server in {Variable}");
        var cluster = new PostgresCluster(binaries, settings ?? new());
        try
        {
            await cluster._programs.InitialiseAsync(cancellation);
            await cluster.StartAgainAsync(cancellation);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server after <see cref="KillAsync"/>, on the same port and the same data.</summary>
    public async Task StartAgainAsync(CancellationToken cancellation = default)
    {
        if (_process is { } ended)
        {
            await ended.DisposeAsync();
        }

        _process = _programs.StartServer(_port, _settings);
        await WaitUntilReadyAsync(_process, cancellation);
    }

    /// <summary>Kills every process of the server, as a crash would. Connections break; what was committed is there after the next start.</summary>
    public async Task KillAsync()
    {
        Running.Send(Signal.Pause); // so that it starts no further process while we count them
        var backends = ProcessTable.ChildrenOf(Running.Id, "postgres");
        await Running.KillAsync();
        foreach (var backend in backends)
        {
            ProcessTable.Send(Signal.Kill, backend);
        }

        while (backends.Any(ProcessTable.IsAlive))
        {
            await Task.Delay(5);
        }
    }

    /// <summary>Halts every process of the server: connections stay open and silent.</summary>
    public void Pause()
    {
        Running.Send(Signal.Pause);
        foreach (var backend in ProcessTable.ChildrenOf(Running.Id, "postgres"))
        {
            ProcessTable.Send(Signal.Pause, backend);
        }
    }

    /// <summary>Lets a paused server go on.</summary>
    public void Resume()
    {
        foreach (var backend in ProcessTable.ChildrenOf(Running.Id, "postgres"))
        {
            ProcessTable.Send(Signal.Continue, backend);
        }

        Running.Send(Signal.Continue);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            Resume();
            _process = null;
            await process.EndAsync(Signal.Quit, TimeSpan.FromSeconds(15));
            await process.DisposeAsync();
        }

        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }

        await base.DisposeAsync();
    }

    private async Task WaitUntilReadyAsync(ChildProcess process, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        while (!await AnswersAsync(limit.Token))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"PostgreSQL did not start (exit code {process.ExitCode}): {process.Output}");
            }

            await Task.Delay(20, limit.Token);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false;Timeout=5");
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false; // not listening yet, or starting up
        }
    }
}
