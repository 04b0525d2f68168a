using System.Text.Json;
using EventPlatform.Api.Answers;
using EventPlatform.Api.CopiedInterfaces;
using EventPlatform.Api.Timeline;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Loyalty.Interactions;
using EventPlatform.ReadModels.Interactions;
using EventPlatform.ReadModels.Profiles;
using Npgsql;

namespace EventPlatform.Api.Interactions;

/// <summary>What is known of a customer's interactions.</summary>
internal sealed record CustomerInteractions(
    string CustomerId, PersonalProfile Profile, IReadOnlyList<InteractionCount> Counts, ILookup<string, ShownMessage> Messages);

/// <summary>A message, and the first event that spoke of it, where its receiver and subject are.</summary>
internal sealed record ShownMessage(InteractionMessage Message, StoredBody Event);

/// <summary>Finds the customer by an identifier and reads the interactions.</summary>
internal sealed class InteractionReader(NpgsqlDataSource database)
{
    private const string CustomerExists = "select 1 from events.mt_streams where id = $1 and version > 0";

    /// <summary>Null where nobody is found.</summary>
    public async Task<CustomerInteractions?> ReadAsync(long orgId, InteractionRequest request, CancellationToken cancellation)
    {
        if (await StreamAsync(orgId, request.Identifier, cancellation) is not { } key || Int64Text.Read(StreamKey.CustomerOf(key)) is null)
            return null;
        await using var batch = Batch(key, request);
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            return null;
        await rows.NextResultAsync(cancellation);
        var profile = await ProfileQueries.ReadAsync(rows, cancellation);
        await rows.NextResultAsync(cancellation);
        var counts = await InteractionQueries.ReadAsync(rows, cancellation);
        var messages = await rows.NextResultAsync(cancellation) ? await MessagesAsync(rows, cancellation) : [];
        return new(StreamKey.CustomerOf(key), profile?.Personal ?? PersonalProfile.Nobody,
            [.. counts.Where(count => count.Network == request.Network)], messages.ToLookup(shown => shown.Message.Type));
    }

    private async Task<string?> StreamAsync(long orgId, InteractionIdentifier identifier, CancellationToken cancellation) => identifier switch
    {
        { Kind: { } kind } => await ProfileQueries.OwnerAsync(database, IdentifierKey.Of(orgId, kind, identifier.Value), cancellation),
        { Name: InteractionIdentifier.Id } when Int64Text.Read(identifier.Value) is not null => StreamKey.Customer(orgId, identifier.Value),
        _ => null,
    };

    private NpgsqlBatch Batch(string key, InteractionRequest request)
    {
        var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CustomerExists) { Parameters = { new() { Value = key } } });
        batch.BatchCommands.Add(ProfileQueries.OfCustomer(key));
        batch.BatchCommands.Add(InteractionQueries.OfCustomer(key));
        if (request.WithMessages)
            batch.BatchCommands.Add(InteractionQueries.MessagesOf(key, request.Network, request.Type, request.Limit, request.Offset));
        return batch;
    }

    private static async Task<List<ShownMessage>> MessagesAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var found = new List<ShownMessage>();
        while (await rows.ReadAsync(cancellation))
            found.Add(new(InteractionQueries.ReadMessage(rows), JsonSerializer.Deserialize(rows.GetFieldValue<byte[]>(1), ApiJson.Plain.StoredBody)!));
        return found;
    }
}
