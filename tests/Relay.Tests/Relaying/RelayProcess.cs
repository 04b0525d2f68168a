using EventPlatform.Embedded.Processes;

namespace EventPlatform.Relay.Tests.Relaying;

/// <summary>The relay's own program, to kill.</summary>
internal sealed class RelayProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly string _log;

    private RelayProcess(ChildProcess process, string log) => (_process, _log) = (process, log);

    public string Output => _process.Output;

    public static RelayProcess Start(IReadOnlyDictionary<string, string?> settings)
    {
        var log = Path.GetTempFileName();
        var program = Path.Combine(AppContext.BaseDirectory, "EventPlatform.Relay.dll");
        var environment = settings.ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);
        return new(ChildProcess.Start(new("dotnet", [program], log) { Environment = environment }), log);
    }

    public Task KillAsync() => _process.KillAsync();

    public void Pause() => _process.Send(Signal.Pause);

    public void Resume() => _process.Send(Signal.Continue);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        File.Delete(_log);
    }
}
