using EventPlatform.TestKit;

namespace EventPlatform.Platform.Tests;

/// <summary>The program as a process of its own: its environment is what an operator gives it.</summary>
public sealed class SettingsSentenceTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["ConnectionStrings__EventStore"] = "Host=127.0.0.1;Port=1;Database=nowhere;Password=geheim",
        ["Kafka__BootstrapServers"] = "127.0.0.1:1",
        ["Adobe__TenantId"] = "acme",
        ["Adobe__ImsOrgId"] = "1A2B@AdobeOrg",
        ["Adobe__ProfileSchemaId"] = "p",
        ["Adobe__ProfileDatasetId"] = "p",
        ["Adobe__EventSchemaId"] = "e",
        ["Adobe__EventDatasetId"] = "e",
        ["Api__Clients__0__Key"] = "shop",
        ["Api__Clients__0__Secret"] = "geheim and long enough",
        ["Api__Clients__0__Organisations"] = "100",
        ["Api__Clients__0__Roles"] = "read",
    };

    [Theory]
    [InlineData("run", "ConnectionStrings__EventStore", null, "is missing")]
    [InlineData("run --roles ingest", "Kafka__BootstrapServers", "kafka", "is \"kafka\"")]
    [InlineData("run --roles relay", "Adobe__TenantId", null, "is missing")]
    [InlineData("run --roles api", "Api__Clients__0__Roles", "root", "is \"root\"")]
    [InlineData("topics create", "Kafka__BootstrapServers", null, "is missing")]
    [InlineData("status", "ConnectionStrings__EventStore", "Database=nowhere;Password=geheim", "is without Host")]
    public async Task A_missing_or_wrong_setting_stops_the_start_with_one_sentence_that_names_it(string command, string setting, string? value, string found)
    {
        await using var program = WorkerProcess.Start(command.Split(' '), new Dictionary<string, string?>(Complete) { [setting] = value });
        await program.WaitForExitAsync();

        program.ExitCode.ShouldBe(ExitCode.Configuration);
        var lines = program.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1, program.Output);
        lines[0].ShouldStartWith($"The setting {setting} {found}");
        lines[0].ShouldNotContain("geheim");
    }

    [Fact]
    public async Task Kafka_that_does_not_answer_is_said_in_one_line()
    {
        await using var program = WorkerProcess.Start(["topics", "create"], Complete);
        await program.WaitForExitAsync();

        program.ExitCode.ShouldBe(ExitCode.Unavailable);
        program.Output.Trim().ShouldStartWith("Kafka Local_Transport");
        program.Output.Trim().ShouldNotContain("\n");
    }
}
