using EventPlatform.Embedded.Processes;

namespace EventPlatform.TestKit.Tests;

public sealed class ChildProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("eventplatform-child-");

    [Fact]
    public async Task A_signal_ends_it_in_good_order()
    {
        await using var child = Start("trap 'echo drained; exit 7' TERM; echo ready; while :; do sleep 0.01; done");
        await Eventually.Is(() => child.Output, output => output.Contains("ready", StringComparison.Ordinal));

        var byItself = await child.EndAsync(Signal.Terminate, TimeSpan.FromSeconds(10));

        byItself.ShouldBeTrue();
        child.ExitCode.ShouldBe(7);
        child.Output.ShouldContain("drained");
    }

    [Fact]
    public async Task A_paused_child_is_ended_all_the_same()
    {
        await using var child = Start("trap '' TERM; echo ready; while :; do sleep 0.01; done");
        await Eventually.Is(() => child.Output, output => output.Contains("ready", StringComparison.Ordinal));
        child.Send(Signal.Pause);

        var byItself = await child.EndAsync(Signal.Terminate, TimeSpan.FromMilliseconds(200));

        byItself.ShouldBeFalse();
        child.ExitCode.ShouldBe(128 + (int)Signal.Kill);
    }

    [Fact]
    public async Task A_child_ends_with_its_owner_and_its_folder_goes_with_it()
    {
        var owned = Directory.CreateDirectory(Path.Combine(_folder.FullName, "owned"));
        await using var child = ChildProcess.Start(Shell("sleep 600") with { Folder = owned.FullName });
        await using var sibling = Start("sleep 600"); // started later: it must not have inherited our end of the pipe

        child.LoseOwner();

        await Eventually.True(() => child.HasExited && !Directory.Exists(owned.FullName));
        sibling.HasExited.ShouldBeFalse();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ChildProcess Start(string script) => ChildProcess.Start(Shell(script));

    private ChildProcessSettings Shell(string script) => new("sh", ["-c", script], Path.Combine(_folder.FullName, "log"));
}
