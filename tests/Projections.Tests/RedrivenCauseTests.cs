using System.Text;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Projections.Tests;

/// <summary>What was put back from the dead letters has waited for people: nothing measures the machinery by it.</summary>
public sealed class RedrivenCauseTests
{
    private const string Outcomes =
        """
        select count(*) from events.mt_events outcome join events.mt_events cause on cause.id = outcome.causation_id::uuid
        where cause.causation_id is null and (cause.headers ? 'redriven') and (outcome.headers ? 'kafkaTs')
        """;

    [Fact]
    public async Task Only_outcomes_of_what_came_by_its_topic_carry_the_time_of_its_record()
    {
        var store = await ProjectedStore.CreateAsync([.. new History(seed: 3).Events(200).Select((added, i) => With(added, isRedriven: i % 2 == 0))]);

        await store.ProjectAsync(pageSize: 50);

        (await store.ReadAsync<long>(Outcomes)).ShouldBe(0);
        (await store.ReadAsync<long>(Outcomes.Replace("(cause.headers ? 'redriven')", "not (cause.headers ? 'redriven')", StringComparison.Ordinal))).ShouldBeGreaterThan(0);
        (await store.ReadAsync<long>(Outcomes.Replace("(outcome.headers ? 'kafkaTs')", "not (outcome.headers ? 'kafkaTs')", StringComparison.Ordinal))).ShouldBeGreaterThan(0);
    }

    private static EventToAppend With(EventToAppend added, bool isRedriven) => new()
    {
        Id = added.Id,
        StreamKey = added.StreamKey,
        Type = added.Type,
        Data = added.Data,
        Personal = added.Personal,
        Fingerprint = added.Fingerprint,
        Headers = Encoding.UTF8.GetBytes($$"""{"fp":"{{added.Fingerprint:N}}","kafkaTs":1772366400000{{(isRedriven ? ",\"redriven\":17" : "")}}}"""),
    };
}
