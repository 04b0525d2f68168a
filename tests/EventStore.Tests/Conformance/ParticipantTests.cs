using Marten;
using Marten.Exceptions;
using Npgsql;

namespace EventPlatform.EventStore.Tests.Conformance;

public class ParticipantTests
{
    private const string Conflict = "do $$ begin raise exception 'collision' using errcode = '40001'; end $$";

    [Fact]
    public async Task Participants_see_the_queued_work_and_are_called_in_order()
    {
        await using var store = await StoreWithNotesAsync();
        await using var session = store.Store.LightweightSession();
        Add(session, Participant.Executing("insert into notes select 'events: ' || count(*) from mt_events"));
        Add(session, Participant.Executing("insert into notes select 'notes: ' || count(*) from notes"));
        session.Events.Append("order-1", new OrderPlaced("tea", 1));
        session.QueueSqlCommand("insert into notes values (?)", "queued");
        await session.SaveChangesAsync();

        (await store.Database.LinesAsync("select text from notes order by ctid")).ShouldBe(["queued", "events: 1", "notes: 2"]);
    }

    [Fact]
    public async Task Without_queued_work_nobody_is_called()
    {
        await using var store = await StoreWithNotesAsync();
        var participant = Participant.Executing("insert into notes values ('called')");
        await using var session = store.Store.LightweightSession();
        Add(session, participant);
        await session.SaveChangesAsync();
        participant.Calls.ShouldBe(0);

        session.QueueSqlCommand("notify mt_events_appended");
        await session.SaveChangesAsync();
        participant.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_save_keeps_the_participants_for_the_next_one()
    {
        await using var store = await StoreWithNotesAsync();
        var participant = Participant.Executing("insert into notes values ('called')");
        await using var session = store.Store.LightweightSession();
        Add(session, participant);
        for (var i = 0; i < 2; i++)
        {
            session.Events.Append("order-1", new OrderPlaced("tea", i));
            await session.SaveChangesAsync();
        }

        participant.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_collision_repeats_the_whole_transaction_on_another_connection()
    {
        await using var store = await StoreWithNotesAsync();
        var connections = new List<NpgsqlConnection>();
        var participant = new Participant(async (connection, transaction, call) =>
        {
            connections.Add(connection);
            await Participant.ExecuteAsync("insert into notes values ('called')", connection, transaction);
            await Participant.ExecuteAsync(call == 1 ? Conflict : "select 1", connection, transaction);
        });
        await using var session = store.Store.LightweightSession();
        Add(session, participant);
        session.Events.Append("order-1", new OrderPlaced("tea", 1));
        await session.SaveChangesAsync();

        connections.Distinct().Count().ShouldBe(2);
        (await store.ScalarAsync<long>("select count(*) from notes")).ShouldBe(1);
        (await store.ScalarAsync<long>("select count(*) from mt_events")).ShouldBe(1);
    }

    [Fact]
    public async Task A_collision_that_stays_is_repeated_three_times_and_then_told()
    {
        await using var store = await StoreWithNotesAsync();
        var participant = Participant.Executing(Conflict);
        await using var session = store.Store.LightweightSession();
        Add(session, participant);
        session.Events.Append("order-1", new OrderPlaced("tea", 1));

        await Should.ThrowAsync<ConcurrentUpdateException>(session.SaveChangesAsync());
        participant.Calls.ShouldBe(4);
    }

    [Fact]
    public async Task An_exception_of_a_participant_rolls_back_and_is_not_repeated()
    {
        await using var store = await StoreWithNotesAsync();
        var participant = new Participant((_, _, _) => throw new InvalidDataException("no"));
        await using var session = store.Store.LightweightSession();
        Add(session, participant);
        session.Events.Append("order-1", new OrderPlaced("tea", 1));

        await Should.ThrowAsync<InvalidDataException>(session.SaveChangesAsync());
        participant.Calls.ShouldBe(1);
        (await store.ScalarAsync<long>("select count(*) from mt_events where stream_id = 'order-1'")).ShouldBe(0);
    }

    [Fact]
    public async Task Binary_copy_is_possible_inside()
    {
        await using var store = await StoreWithNotesAsync();
        await using var session = store.Store.LightweightSession();
        Add(session, new Participant(async (connection, _, _) =>
        {
            await using var import = await connection.BeginBinaryImportAsync("copy notes (text) from stdin (format binary)");
            await import.StartRowAsync();
            await import.WriteAsync("copied");
            await import.CompleteAsync();
        }));
        session.Events.Append("order-1", new OrderPlaced("tea", 1));
        await session.SaveChangesAsync();

        (await store.Database.LinesAsync("select text from notes")).ShouldBe(["copied"]);
    }

    [Fact]
    public async Task Disposing_the_session_disposes_its_participants()
    {
        await using var store = await StoreWithNotesAsync();
        var participant = new DisposableParticipant();
        await using (var session = store.Store.LightweightSession())
        {
            Add(session, participant);
        }

        participant.IsDisposed.ShouldBeTrue();
    }

    private static void Add(IDocumentSession session, ITransactionParticipant participant) =>
        ((ITransactionParticipantRegistrar)session).AddTransactionParticipant(participant);

    private static async Task<MartenStore> StoreWithNotesAsync()
    {
        var store = await MartenStore.CreateAsync();
        await store.ExecuteAsync("create table notes (text varchar)");
        await store.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return store;
    }

    private sealed class DisposableParticipant : ITransactionParticipant, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public Task BeforeCommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token) => Task.CompletedTask;

        public void Dispose() => IsDisposed = true;
    }
}
