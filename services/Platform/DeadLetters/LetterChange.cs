using System.Globalization;
using EventPlatform.DeadLetters;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;
using Spectre.Console;

namespace EventPlatform.Platform.DeadLetters;

/// <summary>Does the same with every chosen letter, a page a transaction, and tells what came of it.</summary>
/// <param name="console">Gets the answer.</param>
/// <param name="error">Gets complaints and progress.</param>
internal sealed class LetterChange(IAnsiConsole console, TextWriter error)
{
    private static readonly string[] WellDone = [LetterOutcome.Stored, LetterOutcome.Duplicate, LetterOutcome.Discarded, LetterOutcome.Settled];

    /// <param name="services">Where the letters are.</param>
    /// <param name="choice">Which.</param>
    /// <param name="change">Does it with a page.</param>
    /// <param name="report">How it is told.</param>
    /// <param name="cancellation">Ends it between two pages.</param>
    /// <returns>The exit code: 1 where a letter was refused, is not there, or cannot be patched so.</returns>
    public async Task<int> RunAsync(DeadLetterServices services, LetterChoice choice, Func<IReadOnlyList<long>, Task<IReadOnlyList<LetterResult>>> change,
        ChangeReport report, CancellationToken cancellation)
    {
        if (choice.Complaint is { } complaint)
            return await ComplainAsync(complaint);
        if (choice.Ids.Count == 0 && !choice.All)
            return await ComplainAsync(await HowManyAsync(services, choice.Filter, cancellation));
        var results = new List<LetterResult>();
        await foreach (var page in Pages(services, choice, cancellation))
        {
            results.AddRange(await change(page));
            if (choice.Ids.Count == 0)
                await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{results.Count:N0} letters, up to {page[^1]}: {ChangeReport.Summary(results)}"));
        }
        report.Write(console, results);
        return results.All(result => WellDone.Contains(result.Outcome)) ? ExitCode.Success : ExitCode.Differs;
    }

    public async Task<int> ComplainAsync(string complaint)
    {
        await error.WriteLineAsync(complaint);
        return ExitCode.Usage;
    }

    private static IAsyncEnumerable<IReadOnlyList<long>> Pages(DeadLetterServices services, LetterChoice choice, CancellationToken cancellation) => choice.Ids.Count > 0
        ? choice.Ids.Chunk(OpenLetters.PageSize).ToAsyncEnumerable()
        : services.Open.PagesAsync(choice.Filter, cancellation: cancellation);

    private static async Task<string> HowManyAsync(DeadLetterServices services, DeadLetterFilter filter, CancellationToken cancellation)
    {
        var counts = await services.Queries.CountAsync(filter with { States = [DeadLetterState.Open] }, cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"The filter matches {counts.Sum(count => count.Count):N0} open letters; nothing was done. Add --all to go on with all of them.");
    }
}
