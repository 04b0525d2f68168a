using Dapper;
using EventPlatform.Contracts.Events;
using EventPlatform.EventStore;
using EventPlatform.EventStore.Appending;
using EventPlatform.EventStore.Schema;
using EventPlatform.ReadModels;
using EventPlatform.ReadModels.Rebuilds;
using EventPlatform.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventPlatform.Projections.Tests;

/// <summary>A store of a test's own, and hosts that run the projections on it.</summary>
internal sealed class ProjectedStore(string connectionString)
{
    /// <summary>Everything that the projections made, without what differs by the clock or by the place in the log of an outcome.</summary>
    private const string Dump =
        """
        select 'progress ' || to_jsonb(p)::text from read_models.milestone_progress p
        union all select 'streak ' || to_jsonb(s)::text from read_models.streaks s
        union all select 'unified ' || to_jsonb(u)::text from read_models.unified_progress u
        union all select 'target event ' || (to_jsonb(t) - 'stored')::text from read_models.target_events t
        union all select 'transaction ' || (to_jsonb(t) - 'stored')::text from read_models.transactions t
        union all select 'enrolment ' || to_jsonb(e)::text from read_models.enrolments e
        union all select 'held badge ' || to_jsonb(b)::text from read_models.held_badges b
        union all select 'badge issue ' || to_jsonb(i)::text from read_models.badge_issues i
        union all select 'badge earns ' || to_jsonb(b)::text from read_models.badge_earns b
        union all select 'earn times ' || to_jsonb(t)::text from read_models.badge_earn_times t
        union all select 'profile ' || stream_key || ' ' || (state - 'sequence')::text from read_models.profiles
        union all select 'identifier ' || to_jsonb(i)::text from read_models.identifiers i
        union all select 'totals ' || to_jsonb(t)::text from read_models.customer_totals t
        union all select 'interactions ' || to_jsonb(c)::text from read_models.interaction_counts c
        union all select 'message ' || to_jsonb(m)::text from read_models.interaction_messages m
        union all select 'outcome ' || concat_ws(' ', stream_id, type, id, data) from events.mt_events where causation_id is not null
        order by 1
        """;

    // A store a test: what one has pooled must not keep the server from the next.
    private const string FewConnections = ";Connection Idle Lifetime=2;Connection Pruning Interval=1";

    public NpgsqlDataSource Database { get; } = NpgsqlDataSource.Create(connectionString);

    public static async Task<ProjectedStore> CreateAsync(IReadOnlyList<EventToAppend> history)
    {
        var store = new ProjectedStore(await TestPostgres.CreateDatabaseAsync() + FewConnections);
        await using var services = new ServiceCollection().AddLogging().AddEventStore(store.Configuration()).AddReadModels().BuildServiceProvider();
        await services.GetRequiredService<SchemaSetup>().StartingAsync(default);
        await store.AppendAsync(history);
        return store;
    }

    public async Task AppendAsync(IReadOnlyList<EventToAppend> events)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await EventAppender.AppendAsync(connection, transaction, events, default);
        await transaction.CommitAsync();
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.ExecuteAsync(sql);
    }

    public IHost Host(int pageSize)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Configuration.AddConfiguration(Configuration());
        builder.Configuration["Projections:PageSize"] = $"{pageSize}";
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddProjections();
        return builder.Build();
    }

    /// <summary>Runs the projections until nothing is left to do.</summary>
    public async Task ProjectAsync(int pageSize)
    {
        using var host = Host(pageSize);
        await host.StartAsync();
        await WaitUntilQuietAsync();
        await host.StopAsync();
    }

    public Task WaitUntilQuietAsync() => Eventually.Is(() => ReadAsync<bool>(
        """
        select count(*) = 3 and min(p.last_seq_id) >= (select max(seq_id) from events.mt_events)
        from events.mt_event_progression p where p.name in ('Milestones:All', 'Profiles:All', 'Interactions:All')
        """), quiet => quiet, TimeSpan.FromMinutes(2));

    public async Task RequestAsync(RebuildPurpose purpose, string projection, bool hold) =>
        (await RebuildRequests.RequestAsync(Database, projection, purpose, hold, "a test", default)).ShouldBeTrue();

    public async Task<RebuildStatus> StatusAsync(string projection) => (await ProjectionStatus.ReadAsync(Database, projection, default)).Rebuild!;

    /// <summary>Waits until a rebuild has ended, or waits itself.</summary>
    public Task<RebuildStatus> EndOfRebuildAsync(string projection) => Eventually.Is(() => StatusAsync(projection),
        rebuild => !rebuild.IsOpen || rebuild.State == RebuildState.Ready, TimeSpan.FromMinutes(2));

    public async Task<RebuildStatus> RebuildAsync(RebuildPurpose purpose, string projection = ProjectionNames.Milestones)
    {
        await RequestAsync(purpose, projection, hold: false);
        return await EndOfRebuildAsync(projection);
    }

    public async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return [.. await connection.QueryAsync<string>(Dump)];
    }

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    private IConfigurationRoot Configuration() =>
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:EventStore", connectionString)]).Build();
}
