using EventPlatform.EventStore.Projecting;
using EventPlatform.Projections.Pages;
using JasperFx.Events.Projections;
using Npgsql;

namespace EventPlatform.Projections.Live;

/// <summary>Folds the log as it grows, and appends the outcomes in the transaction that moves the projection's position.</summary>
public abstract class LiveProjection : PageProjection
{
    private readonly string _name;
    private readonly IPageFold _fold;
    private readonly ProjectionPauses _pauses;

    private protected LiveProjection(string name, IPageFold fold, ProjectionPauses pauses) => (_name, _fold, _pauses) = (name, fold, pauses);

    protected override Task BeforePageAsync(CancellationToken cancellation) => _pauses.WaitWhilePausedAsync(_name, cancellation);

    protected override async Task ApplyAsync(EventRange page, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        using var telemetry = PageTelemetry.Begin(page);
        var outcomes = await _fold.FoldAsync(HistoryPage.Of(page), connection, transaction, cancellation);
        await OutcomeAppend.AppendAsync(connection, transaction, outcomes, page.Events, cancellation);
    }
}
