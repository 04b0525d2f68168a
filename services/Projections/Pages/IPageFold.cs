using EventPlatform.Loyalty;
using Npgsql;

namespace EventPlatform.Projections.Pages;

/// <summary>
/// What a projection does with a page, whether the daemon brings it or a rebuild: load rows, fold, write rows. The tables are those of the
/// connection's search path.
/// </summary>
internal interface IPageFold
{
    /// <returns>What the rules concluded, in the order of its causes.</returns>
    Task<IReadOnlyList<Outcome>> FoldAsync(HistoryPage page, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation);
}
