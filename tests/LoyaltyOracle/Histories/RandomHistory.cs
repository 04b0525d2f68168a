using FsCheck;
using FsCheck.Fluent;

namespace EventPlatform.LoyaltyOracle.Histories;

/// <summary>Random histories: small, and full of what goes wrong.</summary>
public static class RandomHistory
{
    private const int Fewest = 8, Most = 32;

    public static Arbitrary<Step[]> Any => Arb.From(
        from size in Gen.Choose(Fewest, Most)
        from badge in One
        from own in One
        from streak in One
        from steps in One.ArrayOf(size)
        select (Step[])[badge with { Kind = StepKind.DefinesBadge }, own with { Kind = StepKind.DefinesGroup }, streak with { Kind = StepKind.DefinesStreak }, .. steps], Smaller);

    private static Gen<Step> One =>
        from kind in Gen.Frequency(
            (8, Gen.Constant(StepKind.Buys)), (3, Gen.Constant(StepKind.Corrects)), (5, Gen.Constant(StepKind.Returns)), (1, Gen.Constant(StepKind.ReturnsBill)),
            (4, Gen.Constant(StepKind.Does)), (3, Gen.Constant(StepKind.DefinesGroup)), (2, Gen.Constant(StepKind.DefinesBadge)),
            (1, Gen.Constant(StepKind.DefinesOrganisation)), (1, Gen.Constant(StepKind.DefinesStreak)), (1, Gen.Constant(StepKind.EnrolsInStreak)), (1, Gen.Constant(StepKind.LeavesStreak)), (4, Gen.Constant(StepKind.Clock)),
            (2, Gen.Constant(StepKind.Enrols)), (2, Gen.Constant(StepKind.UnEnrols)), (1, Gen.Constant(StepKind.Joins)),
            (1, Gen.Constant(StepKind.IsIssued)), (1, Gen.Constant(StepKind.Requests)), (2, Gen.Constant(StepKind.Revokes)))
        from customer in Gen.Frequency((4, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Constant(3)))
        from transaction in Gen.Choose(1, 3)
        from amount in Gen.Choose(0, 60)
        from hours in Gen.Frequency((4, Gen.Choose(0, 30)), (1, Gen.Choose(0, 600)))
        from late in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(-24, 24)), (3, Gen.Choose(0, 700)))
        from choice in Gen.Choose(0, 999)
        select new Step(kind, customer, transaction, amount, hours, late, choice);

    private static IEnumerable<Step[]> Smaller(Step[] steps)
    {
        for (var size = (steps.Length + 1) / 2; size > 0; size /= 2)
            for (var from = 0; from + size <= steps.Length; from += size)
                yield return [.. steps[..from], .. steps[(from + size)..]];
        for (var place = 0; place < steps.Length; place++)
            foreach (var plainer in Plainer(steps[place]))
                yield return [.. steps[..place], plainer, .. steps[(place + 1)..]];
    }

    private static IEnumerable<Step> Plainer(Step step)
    {
        if (step.Late != 0)
            yield return step with { Late = 0 };
        if (step.Customer != 1)
            yield return step with { Customer = 1 };
        if (step.Hours > 1)
            yield return step with { Hours = step.Hours / 2 };
        if (step.Amount > 1)
            yield return step with { Amount = step.Amount / 2 };
        if (step.Choice > 0)
            yield return step with { Choice = step.Choice / 2 };
    }
}
