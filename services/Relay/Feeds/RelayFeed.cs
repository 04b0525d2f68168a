using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.Kafka.Transactions;
using Npgsql;

namespace EventPlatform.Relay.Feeds;

/// <summary>One of the relay's feeds over a store: events or profiles, by their places in the log.</summary>
internal sealed class RelayFeed(string name, FeedProducer producer, NpgsqlDataSource database) : IDisposable
{
    private bool _checked;

    /// <summary>Makes this process the owner, unless it is, and says up to which place in the log the feed was sent.</summary>
    /// <exception cref="SettingsException">It was sent further than the store reaches.</exception>
    public async Task<long> TakeOverAsync(CancellationToken cancellation)
    {
        var position = await producer.TakeOverAsync(cancellation);
        if (!_checked)
            await StoreEnd.CheckAsync(database, name, position, cancellation);
        _checked = true;
        return position;
    }

    /// <summary>Sends what lies beyond the feed's position, in one transaction.</summary>
    public async Task SendAsync(IEnumerable<FeedRecord> records, CancellationToken cancellation)
    {
        var sent = await producer.SendAsync(records, cancellation);
        Instruments.RelaySent.Add(sent, new KeyValuePair<string, object?>(AttributeNames.Feed, name));
    }

    /// <summary>Others may have owned the feed meanwhile: begins anew.</summary>
    public void GiveUp()
    {
        producer.GiveUp();
        _checked = false;
    }

    public void Dispose() => producer.Dispose();
}
