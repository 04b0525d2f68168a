using System.Globalization;
using EventPlatform.DeadLetters;
using Spectre.Console;

namespace EventPlatform.Platform.DeadLetters;

/// <summary>Tells what came of a change: a table of letters and a line of sums, or one JSON object.</summary>
/// <param name="IsJson">Whether a machine reads it.</param>
/// <param name="IsDryRun">Whether it says only what would come of it.</param>
internal sealed record ChangeReport(bool IsJson, bool IsDryRun = false)
{
    private const int MostRows = 50;

    public static string Summary(IReadOnlyCollection<LetterResult> results) => results.Count == 0
        ? "nothing to do"
        : string.Join(", ", Counts(results).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value:N0} {Words(count.Key)}")));

    public void Write(IAnsiConsole console, IReadOnlyList<LetterResult> results)
    {
        if (IsJson)
            console.Profile.Out.Writer.WriteLine(LetterJson.Write(new { dryRun = IsDryRun, counts = Counts(results), results }));
        else
            WriteTable(console, results);
    }

    private void WriteTable(IAnsiConsole console, IReadOnlyList<LetterResult> results)
    {
        // Of many, those that need somebody's eye come first.
        var shown = results.Count <= MostRows ? results : [.. results.OrderBy(result => result.EventId is not null).Take(MostRows)];
        var table = LetterTables.NewTable("id", "outcome", "code", "event or reason");
        foreach (var result in shown)
            table.AddRow(LetterTables.Cells(LetterTables.Number(result.Id), Words(result.Outcome), result.Code ?? "", Reason(result)));
        if (shown.Count > 0)
            console.Write(table);
        if (shown.Count < results.Count)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Count - shown.Count:N0} more are not shown; --json shows all."));
        console.WriteLine(IsDryRun ? $"Dry run, nothing was changed; it would be: {Summary(results)}." : $"{Summary(results)}.");
    }

    private static Dictionary<string, int> Counts(IEnumerable<LetterResult> results) =>
        results.CountBy(result => result.Outcome).OrderBy(count => count.Key, StringComparer.Ordinal).ToDictionary();

    private static string Words(string outcome) => outcome.Replace('_', ' ');

    private static string Reason(LetterResult result) => result.Message ?? (result.EventId is { } id ? $"{id} in {result.StreamKey}" : "");
}
