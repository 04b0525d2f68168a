using System.Globalization;
using EventPlatform.ReadModels.Rebuilds;
using Spectre.Console;

namespace EventPlatform.Platform.Projections;

/// <summary>The projections as a table for people.</summary>
internal static class ProjectionTable
{
    public static Table Of(IEnumerable<ProjectionStatus> projections)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("projection");
        table.AddColumn("position", column => column.RightAligned());
        table.AddColumn("lag", column => column.RightAligned());
        table.AddColumn("state");
        table.AddColumn("rebuild or verification");
        foreach (var projection in projections)
            table.AddRow(projection.Name, Number(projection.Position), Number(projection.Lag),
                Markup.Escape(projection.PausedBy is { } by ? $"paused by {by}" : "runs"), Markup.Escape(Rebuild(projection.Rebuild)));
        return table;
    }

    private static string Rebuild(RebuildStatus? rebuild) => rebuild is null ? "-" : $"{rebuild.Purpose} by {rebuild.RequestedBy}: {RebuildText.Of(rebuild)}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
