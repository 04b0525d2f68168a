using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace EventPlatform.Platform.Demo;

/// <summary>Shows what came of the demonstration.</summary>
internal static class DemoReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IAnsiConsole console, DemoResult result)
    {
        console.WriteLine();
        console.Write(Table(result));
        if (result.Sample is { } sample)
        {
            console.WriteLine();
            console.WriteLine("One notification, as it lies on the topic:");
            console.WriteLine(JsonNode.Parse(sample)!.ToJsonString(Indented));
        }
    }

    public static void WriteAddresses(IAnsiConsole console, DemoHost host, DemoParts parts)
    {
        console.WriteLine();
        console.WriteLine($"API:        {host.Address.GetLeftPart(UriPartial.Authority)} (OpenAPI at {new Uri(host.Address, "openapi/v1.json")})");
        console.WriteLine($"            curl --user {host.Credentials} {new Uri(host.Address, $"v1/orgs/{DemoDefinitions.Organisation}/customers/10001")}");
        console.WriteLine($"Kafka:      {parts.Kafka.BootstrapServers}, topics {parts.Kafka.Topics.CustomerEvents} and {parts.Kafka.Topics.Notifications}");
        console.WriteLine($"PostgreSQL: {parts.EventStore}");
        console.WriteLine("Everything runs until Ctrl-C.");
    }

    private static Table Table(DemoResult result)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = false };
        table.AddColumn("what");
        table.AddColumn("count", column => column.RightAligned());
        Row(table, "Records in", result.Sent);
        Row(table, "  stored as events", result.Stored);
        Row(table, "  duplicates", result.Duplicates);
        Group(table, "  dead letters", result.DeadLetters);
        table.AddEmptyRow();
        Group(table, "Badges earned", result.Badges);
        Group(table, "Notifications out", result.Notifications);
        table.AddEmptyRow();
        table.AddRow("End to end, median", Time(Quantile.Of(result.Latencies, 0.5)));
        table.AddRow("End to end, 99 of 100 within", Time(Quantile.Of(result.Latencies, 0.99)));
        table.AddRow("From the first record to the last notification", Time(result.Elapsed));
        return table;
    }

    private static void Group(Table table, string title, IReadOnlyDictionary<string, long> parts)
    {
        Row(table, title, parts.Values.Sum());
        foreach (var (name, count) in parts.OrderByDescending(part => part.Value).ThenBy(part => part.Key, StringComparer.Ordinal))
            Row(table, $"    {name}", count);
    }

    private static void Row(Table table, string what, long count) => table.AddRow(Markup.Escape(what), count.ToString("N0", CultureInfo.InvariantCulture));

    private static string Time(TimeSpan? time) => time switch
    {
        null => "-",
        { TotalSeconds: >= 1 } long_ => string.Create(CultureInfo.InvariantCulture, $"{long_.TotalSeconds:0.0} s"),
        { } short_ => string.Create(CultureInfo.InvariantCulture, $"{short_.TotalMilliseconds:0} ms"),
    };
}
