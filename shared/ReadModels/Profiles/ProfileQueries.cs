using EventPlatform.Loyalty.Customers;
using Npgsql;

namespace EventPlatform.ReadModels.Profiles;

/// <summary>Reads a customer's profile.</summary>
public static class ProfileQueries
{
    public static NpgsqlBatchCommand OfCustomer(string streamKey) => new("select p.state from read_models.profiles p where p.stream_key = $1")
    {
        Parameters = { new() { Value = streamKey } },
    };

    public static NpgsqlBatchCommand TotalsOfCustomer(string streamKey) =>
        new($"select {TotalsRows.Columns} from read_models.customer_totals t where t.stream_key = $1") { Parameters = { new() { Value = streamKey } } };

    /// <summary>The stream of the customer that an identifier belongs to, or null.</summary>
    public static async Task<string?> OwnerAsync(NpgsqlDataSource database, IdentifierKey identifier, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select i.stream_key from read_models.identifiers i where i.org_id = $1 and i.kind = $2 and i.digest = $3");
        foreach (var value in new object[] { identifier.OrgId, (short)identifier.Kind, identifier.Digest })
            command.Parameters.Add(new() { Value = value });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>The result of <see cref="TotalsOfCustomer"/>; null where the customer has no transaction.</summary>
    public static async Task<CustomerTotals?> ReadTotalsAsync(NpgsqlDataReader rows, CancellationToken cancellation) =>
        await rows.ReadAsync(cancellation) ? TotalsRows.Read(rows) : null;

    /// <summary>The result of <see cref="OfCustomer"/>; null where the projection has not come to the customer yet.</summary>
    public static async Task<CustomerProfile?> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation) =>
        await rows.ReadAsync(cancellation) ? RowJson.Read<CustomerProfile>(rows, 0) : null;
}
