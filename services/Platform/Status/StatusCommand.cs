using System.CommandLine;
using System.Text.Json;
using EventPlatform.Hosting.Configuration;
using Npgsql;
using Spectre.Console;

namespace EventPlatform.Platform.Status;

/// <summary><c>status</c>: reads only; needs nothing but the settings of Kafka and the event store.</summary>
internal static class StatusCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create(IAnsiConsole console)
    {
        var json = new Option<bool>("--json") { Description = "Writes one JSON object instead of tables." };
        var command = new Command("status", "Shows positions and lag of ingest, dead letters by code, projections and relay.") { json };
        command.SetAction((arguments, cancellation) => RunAsync(console, arguments.GetValue(json), cancellation));
        return command;
    }

    internal static string ToJson(PlatformStatus status) => JsonSerializer.Serialize(status, Json);

    private static async Task<int> RunAsync(IAnsiConsole console, bool json, CancellationToken cancellation)
    {
        var configuration = PlatformConfiguration.Read();
        var kafka = KafkaSettings.From(configuration);
        await using var database = NpgsqlDataSource.Create(EventStoreSettings.From(configuration).ConnectionString);
        var status = await new StatusReader(kafka, database, TimeProvider.System).ReadAsync(cancellation);
        if (json)
            await console.Profile.Out.Writer.WriteLineAsync(ToJson(status));
        else
            StatusTables.Write(console, status);
        return ExitCode.Success;
    }
}
