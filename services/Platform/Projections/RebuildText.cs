using System.Globalization;
using System.Text.Json;
using EventPlatform.ReadModels.Rebuilds;

namespace EventPlatform.Platform.Projections;

/// <summary>What came of a rebuild, in words.</summary>
internal static class RebuildText
{
    private const int MostSamples = 10;

    public static string Of(RebuildStatus rebuild) => rebuild.State switch
    {
        RebuildState.Requested => "requested",
        RebuildState.Running or RebuildState.Switching => Text($"folded {rebuild.Position:N0} of {rebuild.Target:N0}"),
        RebuildState.Switched => Text($"Switched: {rebuild.Events:N0} events folded{Pace(rebuild)}; the new rows are read, nothing was sent."),
        RebuildState.Verified => Text($"Verified: {rebuild.Events:N0} events folded{Pace(rebuild)}; rows and outcomes are what history gives."),
        RebuildState.Ready when rebuild.Differences == 0 => Text($"Ready: {rebuild.Events:N0} events folded{Pace(rebuild)}, nothing differs. It waits for `projections switch {rebuild.Projection}`."),
        RebuildState.Ready => Text($"Not switched: {rebuild.Differences:N0} outcomes differ from those in the log.{Samples(rebuild)}"),
        RebuildState.Differs => Text($"Differs: {rebuild.Differences:N0} outcomes or rows are not what history gives. `projections rebuild {rebuild.Projection}` mends rows.{Samples(rebuild)}"),
        RebuildState.Failed => $"Failed: {rebuild.Failure}",
        _ => "Called off.",
    };

    private static string Pace(RebuildStatus rebuild) =>
        rebuild is { StartedAt: { } started, FinishedAt: { } finished } && finished > started
            ? Text($" at {rebuild.Events / (finished - started).TotalSeconds:N0}/s")
            : "";

    private static string Samples(RebuildStatus rebuild)
    {
        using var samples = JsonDocument.Parse(rebuild.Samples);
        return string.Concat(samples.RootElement.EnumerateArray().Take(MostSamples).Select(sample =>
            $"{Environment.NewLine}  {Value(sample, "what")} {Value(sample, "kind")} of {Value(sample, "streamKey")} {Value(sample, "id")}".TrimEnd()));
    }

    private static string? Value(JsonElement sample, string name) => sample.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
