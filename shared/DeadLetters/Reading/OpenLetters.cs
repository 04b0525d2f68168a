using System.Runtime.CompilerServices;
using EventPlatform.DeadLetters.Table;

namespace EventPlatform.DeadLetters.Reading;

/// <summary>
/// The open letters of a filter, page by page in the order of their ids. What comes while one walks is not among them, so the walk ends;
/// one that was broken off is begun again and finds what is still open.
/// </summary>
public sealed class OpenLetters(DeadLetterQueries queries)
{
    /// <summary>Letters of one page, and of one transaction.</summary>
    public const int PageSize = 100;

    /// <param name="filter">Which; its states do not count.</param>
    /// <param name="after">Only greater ids.</param>
    /// <param name="cancellation">Ends the walk between two pages.</param>
    public async IAsyncEnumerable<IReadOnlyList<long>> PagesAsync(DeadLetterFilter filter, long after = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var open = filter with { States = [DeadLetterState.Open] };
        var last = await queries.LastIdAsync(cancellation);
        while (await queries.IdsAsync(open, after, last, PageSize, cancellation) is { Count: > 0 } page)
        {
            yield return page;
            after = page[^1];
        }
    }
}
