using System.Globalization;
using Spectre.Console;

namespace EventPlatform.Platform.Status;

/// <summary>The status as tables for people.</summary>
internal static class StatusTables
{
    public static void Write(IAnsiConsole console, PlatformStatus status)
    {
        Write(console, "Ingest", Ingest(status.Ingest));
        Write(console, "Dead letters", DeadLetters(status.DeadLetters));
        Write(console, $"Event store: {Number(status.Store.Events)} events, the last is {Number(status.Store.End)}, high-water mark {Number(status.Store.HighWaterMark)}", Shards(status.Projections));
        Write(console, "Relay", Relay(status.Relay));
    }

    private static void Write(IAnsiConsole console, string title, Table table)
    {
        console.WriteLine();
        console.WriteLine(title);
        console.Write(table);
    }

    private static Table Ingest(IReadOnlyList<PartitionStatus> partitions)
    {
        var table = NewTable("topic", "partition", "position", "end", "lag", "lag time");
        foreach (var partition in partitions)
            table.AddRow(partition.Topic, Number(partition.Partition), partition.Position is { } position ? Number(position) : "-", Number(partition.End), Number(partition.Lag), Time(partition.LagSeconds));
        return table;
    }

    private static Table DeadLetters(IReadOnlyList<DeadLetterStatus> codes)
    {
        var table = NewTable("code", "records");
        foreach (var code in codes)
            table.AddRow(code.Code, Number(code.Count));
        return table;
    }

    private static Table Shards(IReadOnlyList<ShardStatus> shards)
    {
        var table = NewTable("projection", "position", "lag", "lag time");
        foreach (var shard in shards)
            table.AddRow(shard.Name, Number(shard.Position), Number(shard.Lag), Time(shard.LagSeconds));
        return table;
    }

    private static Table Relay(IReadOnlyList<RelayStatus> feeds)
    {
        var table = NewTable("feed", "sent up to", "lag", "lag time");
        foreach (var feed in feeds)
            table.AddRow(feed.Feed, feed.Position is { } position ? Number(position) : "-", Number(feed.Lag), Time(feed.LagSeconds));
        return table;
    }

    private static Table NewTable(string first, params string[] others)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(first);
        foreach (var name in others)
            table.AddColumn(name, column => column.RightAligned());
        return table;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(double? seconds) => seconds is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.0} s") : "unknown";
}
