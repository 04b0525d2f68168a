using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Identity;
using EventPlatform.DeadLetters.Patching;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;
using EventPlatform.TestKit.Letters;

namespace EventPlatform.DeadLetters.Tests;

/// <summary>A letter that is put back is stored once, under the identity of the record that was tried [spec 01.6].</summary>
public sealed class RedriveTests : LetterBoxTests
{
    [Fact]
    public async Task A_letter_of_every_code_is_mended_and_stored_once()
    {
        foreach (var specimen in Specimen.All("one"))
        {
            if (specimen.Before is { } before)
                (await Box.ReceiveAsync(before)).ShouldBe(0);
            var id = await Box.ReceiveAsync(specimen);
            (await Box.FindAsync(id)).Letter.Refusal.Code.ShouldBe(specimen.Code);
            (await Box.RedriveAsync(id)).Code.ShouldBe(specimen.Code, "as received it is refused again");

            var result = await Box.RedriveAsync(id, Patch(specimen.Mend));

            result.Outcome.ShouldBe(LetterOutcome.Stored, $"{specimen.Code}: {result.Message}");
            result.EventId.ShouldBe(EventIdentity.OfSource(Specimen.Organisation, Specimen.Source, specimen.SourceId));
            (await Box.EventsAsync(specimen.SourceId)).ShouldBe(1);
            (await Box.FindAsync(id)).History.Select(action => action.Outcome).ShouldBe(["refused", "refused", "stored"]);
        }
    }

    [Fact]
    public async Task The_same_redrive_twice_changes_nothing()
    {
        var specimen = Specimen.All("twice")[5];
        var id = await Box.ReceiveAsync(specimen);
        var first = await Box.RedriveAsync(id, Patch(specimen.Mend));
        var before = await Box.FindAsync(id);

        var second = await Box.RedriveAsync(id, Patch(specimen.Mend));

        second.Outcome.ShouldBe(LetterOutcome.Settled);
        second.State.ShouldBe(DeadLetterState.Stored);
        second.EventId.ShouldBe(first.EventId);
        (await Box.EventsAsync(specimen.SourceId)).ShouldBe(1);
        JsonSerializer.Serialize(await Box.FindAsync(id)).ShouldBe(JsonSerializer.Serialize(before));
    }

    [Fact]
    public async Task An_id_conflict_as_received_is_refused_again_and_linked_to_its_first_failure()
    {
        var specimen = Specimen.All("conflict")[^1];
        await Box.ReceiveAsync(specimen.Before!);
        var id = await Box.ReceiveAsync(specimen);
        var first = await Box.FindAsync(id);
        Box.Clock.Now += TimeSpan.FromHours(1);

        (await Box.RedriveAsync(id)).Code.ShouldBe("ID_CONFLICT");

        var again = await Box.FindAsync(id);
        again.Letter.State.ShouldBe(DeadLetterState.Open);
        again.Letter.Attempts.ShouldBe(2);
        again.Letter.FirstFailedAt.ShouldBe(first.Letter.FirstFailedAt);
        (again.Letter.Topic, again.Letter.Partition, again.Letter.Offset).ShouldBe((first.Letter.Topic, first.Letter.Partition, first.Letter.Offset));
        again.History.Select(action => (action.Action, action.By, action.Refusal!.Code)).ShouldBe(
            [("receive", "group", "ID_CONFLICT"), ("redrive", LetterBox.By, "ID_CONFLICT")]);
        again.History[1].At.ShouldBe(first.Letter.FirstFailedAt.AddHours(1));
        (await Box.EventsAsync("ID_CONFLICT-conflict")).ShouldBe(1);
    }

    [Fact]
    public async Task A_letter_that_is_refused_for_another_reason_keeps_its_first_and_its_record()
    {
        var specimen = Specimen.All("other")[2];
        var id = await Box.ReceiveAsync(specimen);

        var result = await Box.RedriveAsync(id, new() { Value = "{}"u8.ToArray() });

        result.Code.ShouldBe("MISSING_FIELD");
        var letter = await Box.FindAsync(id);
        letter.Letter.Refusal.Code.ShouldBe("MISSING_FIELD");
        letter.History.Select(action => action.Refusal!.Code).ShouldBe(["NOT_JSON", "MISSING_FIELD"]);
        letter.Record.Value.ShouldBe(specimen.Record.ValueBytes);
        letter.History[1].Patched!.Value.ShouldBe("{}"u8.ToArray());
        (await Box.RedriveAsync(id, Patch(specimen.Mend))).Outcome.ShouldBe(LetterOutcome.Stored);
    }

    [Fact]
    public async Task What_is_stored_already_is_a_duplicate_and_settles_the_letter()
    {
        var specimen = Specimen.All("known")[5];
        var id = await Box.ReceiveAsync(specimen);
        await Box.ReceiveAsync(new SpecimenRecord(specimen.Record.Key, Specimen.Event(specimen.SourceId)));

        var result = await Box.RedriveAsync(id, Patch(specimen.Mend));

        result.Outcome.ShouldBe(LetterOutcome.Duplicate);
        (await Box.FindAsync(id)).Letter.State.ShouldBe(DeadLetterState.Duplicate);
        (await Box.EventsAsync(specimen.SourceId)).ShouldBe(1);
    }

    [Fact]
    public async Task A_redriven_event_is_received_now_and_says_what_it_was()
    {
        var specimen = Specimen.All("marks").Single(each => each.Code == "FUTURE_TIME");
        var id = await Box.ReceiveAsync(specimen);
        var received = Box.Clock.Now;
        Box.Clock.Now = new(2999, 6, 1, 10, 0, 0, TimeSpan.Zero);

        (await Box.RedriveAsync(id)).Outcome.ShouldBe(LetterOutcome.Stored, "its time has come");

        (await Box.Stored.CountAsync(
            $"""
            select count(*) from events.mt_events where (headers ->> 'redriven')::bigint = {id} and (headers ->> 'kafkaTs')::bigint = {received.ToUnixTimeMilliseconds()}
              and (data ->> 'received')::timestamptz = '2999-06-01T10:00:00Z'
            """)).ShouldBe(1);
    }

    [Fact]
    public async Task A_notification_without_a_time_happened_when_it_came_however_late_it_is_put_back()
    {
        var received = Box.Clock.Now;
        var id = await Box.ReceiveAsync(new SpecimenRecord("100:7",
            """{"eventName":"transactionAdded","eventId":"timeless","orgId":100,"data":{"transactionId":1,"amount":"much","customerIdentifiers":{"customerId":7}}}""")
        { Headers = [] });
        Box.Clock.Now += TimeSpan.FromDays(40);

        (await Box.RedriveAsync(id, new() { MergePatch = JsonElement.Parse("""{"data":{"amount":5}}""") })).Outcome.ShouldBe(LetterOutcome.Stored);

        (await Box.Stored.CountAsync(
            $"""
            select count(*) from events.mt_events where headers ->> 'sourceId' = 'timeless' and (data ->> 'occurred')::timestamptz = '{received:O}'
              and (data ->> 'received')::timestamptz = '{Box.Clock.Now:O}'
            """)).ShouldBe(1);
    }

    [Fact]
    public async Task Races_store_it_once()
    {
        var ids = new List<long>();
        for (var i = 0; i < 40; i++)
            ids.Add(await Box.ReceiveAsync(Specimen.All($"race{i}")[5]));
        var patch = Patch(Specimen.All("race")[5].Mend);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(racer => Box.Redrive.RunAsync(
            [.. racer % 2 == 0 ? ids : ids.AsEnumerable().Reverse()], new($"racer {racer}") { Patch = patch }, default)));

        foreach (var id in ids)
            results.SelectMany(each => each).Where(result => result.Id == id).Select(result => result.Outcome).Order()
                .ShouldBe(["settled", "settled", "settled", "settled", "settled", "stored"]);
        (await Box.Stored.CountAsync("select count(*) from events.mt_events")).ShouldBe(40);
        (await Box.Stored.CountAsync("select version from events.mt_streams where id = '100:c1'")).ShouldBe(40);
        (await Box.Stored.CountAsync("select count(*) from ingest.dead_letter_actions")).ShouldBe(40);
    }

    [Fact]
    public async Task Two_letters_that_become_the_same_event_store_it_once_even_at_the_same_moment()
    {
        var records = Enumerable.Range(0, 20).Select(i => new SpecimenRecord("100:c1", Specimen.Event("same", type: $"customer.bad name {i}")));
        var ids = new List<long>();
        foreach (var record in records)
            ids.Add(await Box.ReceiveAsync(record));
        var patch = new RecordPatch { MergePatch = JsonElement.Parse("""{"type":"customer.visited"}""") };

        var results = await Task.WhenAll(ids.Select(id => Box.RedriveAsync(id, patch)));

        results.Count(result => result.Outcome == LetterOutcome.Stored).ShouldBe(1);
        results.Count(result => result.Outcome == LetterOutcome.Duplicate).ShouldBe(19);
        (await Box.EventsAsync("same")).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_store_itself_refuses_stays_open_and_the_others_are_stored()
    {
        await Box.Stored.CountAsync(
            """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no' using errcode = '22003'; end $$;
            create trigger refuse before insert on events.mt_events for each row when (new.headers ->> 'sourceId' = 'BAD_FIELD-r1') execute function refuse();
            select 1
            """);
        var ids = new List<long>();
        for (var i = 0; i < 3; i++)
            ids.Add(await Box.ReceiveAsync(Specimen.All($"r{i}")[5]));

        var results = await Box.Redrive.RunAsync(ids, new(LetterBox.By) { Patch = Patch(Specimen.All("r")[5].Mend) }, default);

        results.Select(result => result.Outcome).ShouldBe(["stored", "refused", "stored"]);
        results[1].Message!.ShouldContain("22003");
        (await Box.FindAsync(ids[1])).Letter.Refusal.Stage.ShouldBe(DeadLetterStage.Storing);
    }

    [Fact]
    public async Task What_is_fixed_in_a_definition_stays_fixed()
    {
        SpecimenRecord Group(string id, string start) => new("100:310",
            $$"""
            {"specversion":"1.0","id":"{{id}}","source":"/s","type":"system.targetGroupDefined","orgid":100,"subject":"310","data":{"definition":
            {"id":310,"name":"Spend","active":true,"trackingType":"DEFAULT","window":{"kind":"FIXED_CALENDAR_WINDOW","recurrence":"MONTHLY","start":"{{start}}","end":"2025-12-31"},
            "targets":[{"targetRuleId":2711,"name":"Spend 999","goal":999,"entity":"TRANSACTION","type":"SALES","enrolment":"ALL"}]} } }
            """);
        (await Box.ReceiveAsync(Group("v1", "2025-01-01"), InputTopic.SystemEvents)).ShouldBe(0);
        var id = await Box.ReceiveAsync(Group("v2", "nonsense"), InputTopic.SystemEvents);
        var other = new RecordPatch { MergePatch = JsonElement.Parse("""{"data":{"definition":{"window":{"start":"2025-02-01"}}}}""") };
        var same = new RecordPatch { MergePatch = JsonElement.Parse("""{"data":{"definition":{"window":{"start":"2025-01-01"}}}}""") };

        (await Box.Redrive.RehearseAsync([id], new(LetterBox.By) { Patch = other }, default)).Single().Code.ShouldBe("BAD_DEFINITION");
        var refused = await Box.RedriveAsync(id, other);
        var stored = await Box.RedriveAsync(id, same);

        refused.Path.ShouldBe("/data/definition/window/start");
        (await Box.FindAsync(id)).History[1].Refusal!.Stage.ShouldBe(DeadLetterStage.Storing);
        stored.Outcome.ShouldBe(LetterOutcome.Stored, stored.Message);
        (await Box.Stored.CountAsync("select version from events.mt_streams where id = '100:~d:target-groups:310'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_come_of_it_and_changes_nothing()
    {
        var specimens = Specimen.All("dry");
        await Box.ReceiveAsync(specimens[^1].Before!);
        var ids = new[] { await Box.ReceiveAsync(specimens[9]), await Box.ReceiveAsync(specimens[^1]), 999 };

        var results = await Box.Redrive.RehearseAsync(ids, new(LetterBox.By) { Patch = new() { Key = "100:c1" } }, default);

        results.Select(result => result.Outcome).ShouldBe([LetterOutcome.Stored, LetterOutcome.Refused, LetterOutcome.NotFound]);
        (await Box.EventsAsync(specimens[9].SourceId)).ShouldBe(0);
        (await Box.FindAsync(ids[0])).History.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_patch_does_not_lead_into_an_organisation_of_somebody_else()
    {
        var specimen = Specimen.All("foreign")[5];
        var id = await Box.ReceiveAsync(specimen);
        var patch = Patch(specimen.Mend) with { Key = "200:c1", MergePatch = JsonElement.Parse("""{"subject":null,"orgid":200}""") };

        var results = await Box.Redrive.RunAsync([id], new(LetterBox.By) { Patch = patch, OrgId = 100, MayStoreIn = org => org == 100 }, default);

        results.Single().Code.ShouldBe("UNKNOWN_ORG");
        (await Box.EventsAsync(specimen.SourceId)).ShouldBe(0);
        (await Box.Redrive.RunAsync([id], new(LetterBox.By) { OrgId = 200 }, default)).Single().Outcome.ShouldBe(LetterOutcome.NotFound);
    }

    [Fact]
    public async Task Discarded_letters_stay_discarded_with_their_reason()
    {
        var id = await Box.ReceiveAsync(Specimen.All("gone")[0]);

        var results = await Box.Discard.RunAsync([id, 999], new(LetterBox.By, "a test"), default);
        var again = await Box.Discard.RunAsync([id], new("somebody else", "no reason"), default);
        var back = await Box.RedriveAsync(id, new() { Value = Encoding.UTF8.GetBytes(Specimen.Event("gone")) });

        results.Select(result => result.Outcome).ShouldBe([LetterOutcome.Discarded, LetterOutcome.NotFound]);
        again.Single().Outcome.ShouldBe(LetterOutcome.Settled);
        back.State.ShouldBe(DeadLetterState.Discarded);
        (await Box.FindAsync(id)).History.Skip(1).Select(action => (action.By, action.Outcome, action.Reason)).ShouldBe([(LetterBox.By, "discarded", "a test")]);
    }

    private static RecordPatch Patch(SpecimenMend mend) => new()
    {
        MergePatch = mend.MergePatch is { } patch ? JsonElement.Parse(patch) : null,
        Value = mend.Value is { } value ? Encoding.UTF8.GetBytes(value) : null,
        Key = mend.Key,
        Headers = mend.Headers.ToDictionary(header => header.Name, header => (string?)header.Value),
    };
}
