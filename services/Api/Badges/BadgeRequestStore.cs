using System.Diagnostics;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Appending;
using Npgsql;

namespace EventPlatform.Api.Badges;

/// <summary>Appends requests to customers' streams, each once.</summary>
internal sealed class BadgeRequestStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Source = "api";

    /// <summary>Stored, or what it was found to be: the same request again, or another one under its id.</summary>
    public async Task<AppendOutcome> AppendAsync(BadgeRequest request, string client, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await AppendOnceAsync(request, client, cancellation);
            }
            catch (PostgresException lost) when (lost.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                // The same request was stored by another one meanwhile: now the look-up finds it.
            }
        }
    }

    private async Task<AppendOutcome> AppendOnceAsync(BadgeRequest request, string client, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var result = await EventAppender.AppendAsync(connection, transaction, [ToAppend(request, client)], cancellation);
        if (result.Stored > 0)
            await using (var notify = new NpgsqlCommand("notify mt_events_appended", connection, transaction))
                await notify.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return result[0];
    }

    private EventToAppend ToAppend(BadgeRequest request, string client)
    {
        var happened = request.Event(clock.GetUtcNow());
        var headers = new Dictionary<string, string>
        {
            [EventHeaders.Fingerprint] = request.Fingerprint.ToString("N"),
            [EventHeaders.Source] = Source,
            [EventHeaders.SourceId] = request.RequestId,
            [EventHeaders.ChangedBy] = client,
        };
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
            headers[EventHeaders.TraceParent] = trace;
        return new EventToAppend
        {
            Id = request.Identity,
            StreamKey = request.Key,
            Type = request.Type,
            Data = JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), StoredEventJson.Default),
            Headers = JsonSerializer.SerializeToUtf8Bytes(headers),
            Fingerprint = request.Fingerprint,
        };
    }
}
