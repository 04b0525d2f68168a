using Npgsql;

namespace EventPlatform.EventStore.Tests.Conformance;

public class SchemaTests
{
    private const string Columns =
        """
        select format('%s.%s %s%s', table_name, column_name, data_type, case is_nullable when 'NO' then ' not null' else '' end)
        from information_schema.columns
        where table_schema = 'public' and table_name in ('mt_streams', 'mt_events', 'mt_event_progression', 'mt_high_water_skips')
        order by 1
        """;

    private const string Keys =
        """
        select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and conrelid::regclass::text like 'mt_%' and conrelid::regclass::text not like 'mt_doc%'
          and contype <> 'n'
        order by 1
        """;

    private const string Indexes =
        """
        select regexp_replace(indexdef, ' USING btree', '') from pg_indexes
        where schemaname = 'public' and indexname like any (array['pk\_mt\_events%', 'idx\_mt\_events%']) order by 1
        """;

    [Fact]
    public async Task The_event_tables_have_their_columns()
    {
        await using var store = await AppliedAsync();
        (await store.Database.LinesAsync(Columns)).ShouldBe(
        [
            "mt_event_progression.last_seq_id bigint",
            "mt_event_progression.last_updated timestamp with time zone",
            "mt_event_progression.name character varying not null",
            "mt_events.bdata bytea",
            "mt_events.causation_id character varying",
            "mt_events.correlation_id character varying",
            "mt_events.data jsonb not null",
            "mt_events.headers jsonb",
            "mt_events.id uuid not null",
            "mt_events.is_archived boolean",
            "mt_events.mt_dotnet_type character varying",
            "mt_events.seq_id bigint not null",
            "mt_events.stream_id character varying",
            "mt_events.tenant_id character varying",
            "mt_events.timestamp timestamp with time zone not null",
            "mt_events.type character varying not null",
            "mt_events.version bigint not null",
            "mt_high_water_skips.ending_sequence bigint not null",
            "mt_high_water_skips.starting_sequence bigint not null",
            "mt_high_water_skips.timestamp timestamp with time zone",
            "mt_streams.created timestamp with time zone not null",
            "mt_streams.id character varying not null",
            "mt_streams.is_archived boolean",
            "mt_streams.tenant_id character varying",
            "mt_streams.timestamp timestamp with time zone not null",
            "mt_streams.type character varying",
            "mt_streams.version bigint",
        ]);
    }

    [Fact]
    public async Task The_event_tables_have_their_keys_under_their_names()
    {
        await using var store = await AppliedAsync();
        (await store.Database.LinesAsync(Keys)).ShouldBe(
        [
            "fkey_mt_events_stream_id FOREIGN KEY (stream_id) REFERENCES mt_streams(id) ON DELETE CASCADE",
            "pk_mt_event_progression PRIMARY KEY (name)",
            "pkey_mt_events_seq_id PRIMARY KEY (seq_id)",
            "pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)",
            "pkey_mt_streams_id PRIMARY KEY (id)",
        ]);
    }

    [Fact]
    public async Task The_event_table_has_its_indexes_and_sequence()
    {
        await using var store = await AppliedAsync();
        (await store.Database.LinesAsync(Indexes)).ShouldBe(
        [
            "CREATE INDEX idx_mt_events_event_type_seq_id ON public.mt_events (type, seq_id)",
            "CREATE UNIQUE INDEX idx_mt_events_event_id ON public.mt_events (id)",
            "CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON public.mt_events (stream_id, version)",
        ]);
        (await store.ScalarAsync<string>("select pg_get_serial_sequence('mt_events', 'seq_id')")).ShouldBe("public.mt_events_sequence");
    }

    [Fact]
    public async Task What_is_missing_is_added_and_what_is_there_stays()
    {
        var connection = await TestPostgres.CreateDatabaseAsync();
        await using (var plain = MartenStore.Open(connection, options =>
        {
            options.Events.MetadataConfig.HeadersEnabled = options.Events.MetadataConfig.CausationIdEnabled = false;
            options.Events.EnableUniqueIndexOnEventId = false;
        }))
        {
            await plain.AppendAsync("order-1", new OrderPlaced("tea", 1));
        }

        await using var store = MartenStore.Open(connection);
        await store.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var e = (await store.Store.QuerySession().Events.FetchStreamAsync("order-1")).Single();
        (e.Data, e.GetHeader("any"), e.CausationId).ShouldBe((new OrderPlaced("tea", 1), null, null));
        (await store.Database.LinesAsync(Indexes)).ShouldContain("CREATE UNIQUE INDEX idx_mt_events_event_id ON public.mt_events (id)");
    }

    [Fact]
    public async Task Where_nothing_is_missing_a_start_waits_for_no_writer()
    {
        await using var store = await AppliedAsync();
        await using var writer = await store.Database.OpenConnectionAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand(
            "insert into mt_streams (id, version) values ('order-1', 1); insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp) values (1, gen_random_uuid(), 'order-1', 1, '{}', 'order_placed', now())",
            writer);
        await insert.ExecuteNonQueryAsync();

        await using var second = MartenStore.Open(store.Database.ConnectionString, options => options.Events.EnableEventTypeIndex = true);
        await second.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Of_processes_that_start_at_once_each_starts_in_the_end()
    {
        var connection = await TestPostgres.CreateDatabaseAsync();
        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAtLastAsync(connection))));
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await using var store = MartenStore.Open(connection, options => options.DatabaseSchemaName = "events");
        await store.AppendAsync("order-1", new OrderPlaced("tea", 1));
        (await store.ScalarAsync<long>("select count(*) from events.mt_events")).ShouldBe(1);
    }

    /// <summary>Who does not get the lock soon enough may be told so instead of waiting.</summary>
    private static async Task<DaemonHost> StartAtLastAsync(string connection)
    {
        while (true)
        {
            try
            {
                return await DaemonHost.StartAsync(connection, options => options.DatabaseSchemaName = "events");
            }
            catch (InvalidOperationException e) when (e.Message.Contains("lock", StringComparison.Ordinal))
            {
                // Another one is at it.
            }
        }
    }

    private static async Task<MartenStore> AppliedAsync()
    {
        var store = await MartenStore.CreateAsync(options => options.Events.EnableEventTypeIndex = true);
        await store.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return store;
    }
}
