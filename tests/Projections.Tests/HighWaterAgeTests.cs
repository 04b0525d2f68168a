using System.Diagnostics.Metrics;
using EventPlatform.TestKit;
using Npgsql;

namespace EventPlatform.Projections.Tests;

/// <summary>A mark that cannot move is seen within a minute [promise 6].</summary>
public sealed class HighWaterAgeTests
{
    [Fact]
    public async Task Idle_transaction_raises_the_age()
    {
        var history = new History(seed: 31).Events(40);
        var store = await ProjectedStore.CreateAsync(history[..20]);
        using var host = store.Host(pageSize: 100);
        await host.StartAsync();
        await store.WaitUntilQuietAsync();

        await using var idle = await store.Database.OpenConnectionAsync();
        await using var transaction = await idle.BeginTransactionAsync();
        await using var number = new NpgsqlCommand("select nextval('events.mt_events_sequence'), pg_current_xact_id()", idle, transaction);
        await number.ExecuteNonQueryAsync();
        await store.AppendAsync(history[20..]);
        await Eventually.Is(() => Task.FromResult(OldestAge()), age => age > 8, TimeSpan.FromMinutes(1), "the age rises while the transaction is open");

        await transaction.RollbackAsync();
        await store.WaitUntilQuietAsync();
        await host.StopAsync();
    }

    private static double OldestAge()
    {
        var oldest = 0.0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Name == "eventplatform.store.high_water.age")
                    it.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => oldest = Math.Max(oldest, value));
        listener.Start();
        listener.RecordObservableInstruments();
        return oldest;
    }
}
