using System.Diagnostics;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;

namespace EventPlatform.Api.Definitions;

/// <summary>Appends versions to definitions' streams.</summary>
internal sealed class DefinitionWriter(IDocumentStore store, TimeProvider clock)
{
    public const string Source = "api";

    /// <summary>Appends a version after <paramref name="newest"/>; false where somebody else has appended one meanwhile.</summary>
    public async Task<bool> TryAppendAsync(DefinitionAddress address, DefinitionVersion? newest, JsonElement content, bool retired, string client,
        CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        session.SetHeader(EventHeaders.Source, Source);
        session.SetHeader(EventHeaders.ChangedBy, client);
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
            session.SetHeader(EventHeaders.TraceParent, trace);
        session.Events.Append(address.Key, (newest?.Version ?? 0) + 1, address.Kind.Event(content, clock.GetUtcNow(), retired));
        try
        {
            await session.SaveChangesAsync(cancellation);
            return true;
        }
        catch (Exception exception) when (IsLostRace(exception))
        {
            return false;
        }
    }

    // Two first versions may meet at the key of the streams rather than at the version.
    private static bool IsLostRace(Exception exception) => exception
        is ConcurrencyException
        or ExistingStreamIdCollisionException
        or MartenCommandException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } };
}
