using System.Text;
using Confluent.Kafka;
using EventPlatform.Contracts.Identity;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Ingest.Tests;

/// <summary>One bad record blocks nobody and never disappears [promise 12].</summary>
public sealed class PoisonTests
{
    private static readonly (string Code, Action<Message<byte[]?, byte[]?>> Spoil)[] Kinds =
    [
        ("TOMBSTONE", message => message.Value = null),
        ("NOT_JSON", message => message.Value = [0xFF, 0x00, 0x7B]),
        ("TOO_LARGE", message => message.Value = new byte[70_000]),
        ("KEY_MISSING", message => message.Key = null),
        ("KEY_MISMATCH", message => message.Key = "7:somebody-else"u8.ToArray()),
        ("MISSING_FIELD", message => message.Headers.Remove("ce_orgid")),
        ("UNKNOWN_FORM", message =>
        {
            message.Headers = [new Header("ep.error.code", "MINE"u8.ToArray()), new Header("blob", [0, 1, 255]), new Header("none", null)];
            message.Value = "{}"u8.ToArray();
        }),
    ];

    [Fact]
    public async Task Poison_is_parked_and_others_flow()
    {
        var at = await TestInstallation.CreateAsync();
        var store = new StoredLedger(at.Database);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        await using var ingest = await IngestHost.StartAsync(at);
        var sent = new List<DeliveryResult<byte[]?, byte[]?>>();
        foreach (var (_, spoil) in Kinds)
        {
            await ledger.ProduceAsync(100);
            var message = EventLedger.Message("bad", "c1", 1);
            spoil(message);
            sent.Add(await ledger.SendAsync(message));
        }
        await ledger.ProduceAsync(100);

        await store.WaitForAsync(800);
        (await store.FaultsAsync(ledger.Acknowledged)).ShouldBeEmpty();
        var letters = await DeadLetterTopic.ReadAsync(at, Kinds.Length);
        foreach (var ((code, _), origin) in Kinds.Zip(sent))
            Check(letters.Single(letter => IsOf(letter, origin)), code, origin);
        await Eventually.Is(() => store.CountAsync("select count(*) from ingest.dead_letters where published_at is not null"), count => count == Kinds.Length);
    }

    [Fact]
    public async Task An_id_that_is_used_again_with_other_content_is_parked_and_the_first_stays()
    {
        var at = await TestInstallation.CreateAsync();
        var store = new StoredLedger(at.Database);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        await ledger.SendAsync(EventLedger.Message("e1", "c1", 1));
        await ledger.SendAsync(EventLedger.Message("e1", "c1", 2));
        await ledger.SendAsync(EventLedger.Message("e2", "c1", 3));
        await using var ingest = await IngestHost.StartAsync(at);

        await store.WaitForAsync(2);
        var letter = (await DeadLetterTopic.ReadAsync(at, 1)).Single();
        letter.Text("ep.error.code").ShouldBe("ID_CONFLICT");
        letter.Text("ep.error.path").ShouldBe("/id");
        letter.Text("ep.error.message").ShouldBe(
            $"/id: found that of event {EventIdentity.OfSource(EventLedger.Organisation, "/ledger", "e1")}, which is stored with other content and stays; expected an id of its own");
        letter.Text("ep.error.stage").ShouldBe("store");
        (await store.CountAsync("select (data -> 'context' ->> 'seq')::int from events.mt_events where headers ->> 'sourceId' = 'e1'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_store_itself_refuses_is_parked_and_others_flow()
    {
        var at = await TestInstallation.CreateAsync(partitions: 1);
        var store = new StoredLedger(at.Database);
        await using (await IngestHost.StartAsync(at))
            await store.CountAsync(
                """
                create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no' using errcode = '22003'; end $$;
                create trigger refuse before insert on events.mt_events for each row when ((new.data -> 'context' ->> 'seq')::int = 66) execute function refuse();
                select 1
                """);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        await ledger.ProduceAsync(100);
        await using var ingest = await IngestHost.StartAsync(at);

        await store.WaitForAsync(99);
        var letter = (await DeadLetterTopic.ReadAsync(at, 1)).Single();
        letter.Text("ep.error.code").ShouldBe("BAD_FIELD");
        letter.Text("ep.error.message").ShouldContain("22003");
        letter.Text("ep.error.offset").ShouldBe("66");
        (await store.FaultsAsync(ledger.Acknowledged)).ShouldBe(["e66 was acknowledged and is not stored"]);
    }

    [Fact]
    public async Task Dead_letters_that_an_earlier_process_left_behind_are_sent()
    {
        var at = await TestInstallation.CreateAsync();
        var store = new StoredLedger(at.Database);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        await ledger.SendAsync(new() { Value = "no json"u8.ToArray() });
        await using (await IngestHost.StartAsync(at))
            await DeadLetterTopic.ReadAsync(at, 1);
        await store.CountAsync("update ingest.dead_letters set published_at = null, claimed_until = now(); select 1");
        await using (await IngestHost.StartAsync(at))
            (await DeadLetterTopic.ReadAsync(at, 2)).Select(letter => letter.Text("ep.error.offset")).ShouldBe(["0", "0"]);
    }

    private static bool IsOf(Message<byte[]?, byte[]?> letter, DeliveryResult<byte[]?, byte[]?> origin) =>
        letter.Text("ep.error.topic") == origin.Topic && letter.Text("ep.error.partition") == $"{origin.Partition.Value}" && letter.Text("ep.error.offset") == $"{origin.Offset.Value}";

    private static void Check(Message<byte[]?, byte[]?> letter, string code, DeliveryResult<byte[]?, byte[]?> origin)
    {
        letter.Text("ep.error.code").ShouldBe(code);
        letter.Text("ep.error.message").ShouldNotBeEmpty();
        letter.Text("ep.error.stage").ShouldBe("decode");
        letter.Text("ep.error.attempts").ShouldBe("1");
        letter.Key.ShouldBe(origin.Key);
        letter.Value.ShouldBe(origin.Value);
        foreach (var header in origin.Headers)
            Bytes(letter, header.Key.Replace("ep.error.", "ep.received.error.", StringComparison.Ordinal)).ShouldBe(header.GetValueBytes());
    }

    private static byte[]? Bytes(Message<byte[]?, byte[]?> letter, string header) => letter.Headers.Single(each => each.Key == header).GetValueBytes();
}
