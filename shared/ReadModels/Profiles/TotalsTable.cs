using EventPlatform.EventStore.Schema;

namespace EventPlatform.ReadModels.Profiles;

/// <summary>What a customer bought in all; kept by the projection that knows a repeated transaction, not by the profile's.</summary>
public static class TotalsTable
{
    public static readonly SchemaScript Script = new("read_models.totals",
        """
        create table if not exists customer_totals (
          stream_key varchar collate "C" not null primary key,
          transaction_count bigint not null,
          transaction_total numeric not null
        ) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
        """);
}
