using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Loyalty.Interactions;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.Badges;
using EventPlatform.ReadModels.Interactions;
using EventPlatform.ReadModels.Milestones;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.ReadModels.SetBased;

namespace EventPlatform.Api.Tests;

/// <summary>Tables with many rows, of which each customer has a few.</summary>
internal static class ManyCustomers
{
    private const int Customers = 1_000, Groups = 3_000, Types = 3;

    public static async Task FillAsync(ApiHost api)
    {
        for (var customer = 0; customer < Customers; customer++)
            await api.AppendAsync($"{customer}", [.. Enumerable.Range(0, 12).Select(i => Samples.Visit("visit"))]);
        var all = Enumerable.Range(0, Customers).ToArray();
        await api.WriteAsync(ProfileRows.Upsert, [.. all.Select(Profile)]);
        await api.WriteAsync(ProgressRows.Upsert, [.. from customer in all from rule in Enumerable.Range(1, 4) from period in Enumerable.Range(1, 5) select Progress(customer, rule, period)]);
        await api.WriteAsync(TargetEventRows.Upsert, [.. from customer in all from i in Enumerable.Range(1, 20) select Event(customer, i)]);
        await api.WriteAsync(HeldBadgeRows.Upsert, [.. from customer in all from i in Enumerable.Range(1, 5) select Badge(customer, i)]);
        await api.WriteAsync(InteractionRows.UpsertCounts, [.. from customer in all from type in Enumerable.Range(0, Types) select Count(customer, type)]);
        await api.WriteAsync(InteractionRows.UpsertMessages, [.. from customer in all from i in Enumerable.Range(0, 12) select Message(customer, i)]);
        await IdentifyAsync(api, all);
        await api.ExecuteAsync(
            $$"""
            insert into read_models.definitions (org_id, kind, id, version, seq_id, event_id, retired, definition, stored)
            select 100, 'target-groups', (100000 + i)::text, v, 10000000 + i * 3 + v, gen_random_uuid(), false,
              jsonb_build_object('name', 'g', 'targets', jsonb_build_array(jsonb_build_object('targetRuleId', case when i = 0 then 1 else 200000 + i end))), now()
            from generate_series(0, {{Groups}}) i, generate_series(1, 2) v;
            analyze
            """);
    }

    private static string Key(int customer) => StreamKey.Customer(ApiHost.Org, $"{customer}");

    private static async Task IdentifyAsync(ApiHost api, int[] customers)
    {
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var batch = new WriteBatch(connection, transaction))
            await batch.Add([.. customers.Select(customer => new IdentifierOwner
            {
                Key = IdentifierKey.Of(ApiHost.Org, IdentifierKind.Mobile, $"{49_000_000 + customer}"),
                StreamKey = Key(customer),
                Sequence = customer + 1,
            })]).ExecuteAsync(default);
        await transaction.CommitAsync();
    }

    private static ProfileRow Profile(int customer) =>
        new(new CustomerProfile { StreamKey = Key(customer), Sequence = customer + 1 }, new ProfileChange(customer + 1, Guid.NewGuid(), Samples.Noon, null));

    private static MilestoneProgress Progress(int customer, int rule, int period) => new()
    {
        StreamKey = Key(customer),
        TargetRuleId = rule,
        PeriodId = period,
        TargetGroupId = 100000,
        PeriodStart = Samples.Noon,
        PeriodEnd = Samples.Noon.AddDays(1),
        Goal = 5,
        LastEventAt = Samples.Noon,
    };

    private static TargetEvent Event(int customer, int sequence) => new()
    {
        StreamKey = Key(customer),
        TargetRuleId = 1,
        Sequence = sequence,
        Kind = TargetEventKind.AddTransaction,
        TargetGroupId = 100000,
        PeriodId = sequence / 5 + 1,
        UniqueId = $"T-{sequence}",
        Occurred = Samples.Noon,
        Stored = Samples.Noon,
        TargetValue = 1,
    };

    private static HeldBadge Badge(int customer, int number) => new()
    {
        StreamKey = Key(customer),
        BadgeId = "64b7f0c2a1d2e3f4a5b6c7d8",
        EarnId = $"earn{number}",
        EarnedOn = Samples.Noon,
        Origin = BadgeOrigin.Platform,
        TriggeringActivity = new TriggeringActivity("x", []),
        CauseId = Guid.NewGuid(),
        Sequence = 1,
    };

    private static string Type(int number) => new[] { "sms", "email", "push" }[number % Types];

    private static InteractionCount Count(int customer, int type) =>
        new() { StreamKey = Key(customer), Network = "capillary", Type = Type(type), Count = 4, LastInteractionTime = Samples.Noon };

    private static InteractionMessage Message(int customer, int number) => new()
    {
        StreamKey = Key(customer),
        Network = "capillary",
        Type = Type(number),
        MessageId = $"m{number}",
        FirstTime = Samples.Noon,
        Sequence = customer * 12 + number + 1,
    };
}
