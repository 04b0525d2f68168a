using System.Globalization;
using Spectre.Console;

namespace EventPlatform.Platform.Status;

/// <summary>The status as tables for people.</summary>
internal static class StatusTables
{
    public static void Write(IAnsiConsole console, PlatformStatus status)
    {
        console.Write(Ingest(status.Ingest));
        console.Write(DeadLetters(status.DeadLetters));
        console.Write(Shards(status.Store, status.Projections));
        console.Write(Relay(status.Relay));
    }

    private static Table Ingest(IReadOnlyList<PartitionStatus> partitions)
    {
        var table = NewTable("Ingest", "topic", "partition", "position", "end", "lag", "lag time");
        foreach (var partition in partitions)
            table.AddRow(partition.Topic, Number(partition.Partition), partition.Position is { } position ? Number(position) : "-", Number(partition.End), Number(partition.Lag), Time(partition.LagSeconds));
        return table;
    }

    private static Table DeadLetters(IReadOnlyList<DeadLetterStatus> codes)
    {
        var table = NewTable("Dead letters", "code", "records");
        foreach (var code in codes)
            table.AddRow(code.Code, Number(code.Count));
        return table;
    }

    private static Table Shards(StoreStatus store, IReadOnlyList<ShardStatus> shards)
    {
        var table = NewTable($"Event store: {Number(store.Events)} events, last {Number(store.End)}, high-water mark {Number(store.HighWaterMark)}", "projection", "position", "lag", "lag time");
        foreach (var shard in shards)
            table.AddRow(shard.Name, Number(shard.Position), Number(shard.Lag), Time(shard.LagSeconds));
        return table;
    }

    private static Table Relay(IReadOnlyList<RelayStatus> feeds)
    {
        var table = NewTable("Relay", "feed", "sent up to", "lag", "lag time");
        foreach (var feed in feeds)
            table.AddRow(feed.Feed, feed.Position is { } position ? Number(position) : "-", Number(feed.Lag), Time(feed.LagSeconds));
        return table;
    }

    private static Table NewTable(string title, string first, params string[] others)
    {
        var table = new Table { Title = new(title), Border = TableBorder.Rounded };
        table.AddColumn(first);
        foreach (var name in others)
            table.AddColumn(name, column => column.RightAligned());
        return table;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(double? seconds) => seconds is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.0} s") : "unknown";
}
