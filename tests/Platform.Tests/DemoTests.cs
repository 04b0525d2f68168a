namespace EventPlatform.Platform.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demonstration_adds_up_on_embedded_parts()
    {
        var terminal = new Terminal();

        var exitCode = await terminal.RunAsync("demo", "--records", "400", "--customers", "25", "--seed", "3");

        exitCode.ShouldBe(ExitCode.Success, terminal.Output);
        terminal.Output.ShouldContain("loyalty.badgeEarned");
        terminal.Output.ShouldContain("\"identityMap\"");
    }
}
