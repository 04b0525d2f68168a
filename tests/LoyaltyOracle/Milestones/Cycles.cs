using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;
using EventPlatform.LoyaltyOracle.Periods;

namespace EventPlatform.LoyaltyOracle.Milestones;

/// <summary>
/// The period in which something counts for a customer [spec 02.3]: one of the calendar, the same for everybody; one of so many times 24
/// hours from the customer's first; or the one that runs until its goal is met.
/// </summary>
internal static class Cycles
{
    /// <summary>Until its goal is met, a cycle has no end.</summary>
    public static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private const long IdsOfGroup = 10_000;

    public static Cycle? Of(Place place, TargetRule target, DateTimeOffset occurred) => target.Group.Kind switch
    {
        "CYCLIC_WINDOW" => OfLength(place, target, occurred),
        "PERIOD_AGNOSTIC_WINDOW" => OfGoal(place, target, occurred),
        _ => target.Group.CycleOf(occurred),
    };

    /// <summary>The period that runs at an enrolment; null where a first counted event has to begin it.</summary>
    public static Cycle? Running(Place place, TargetRule target, DateTimeOffset occurred) =>
        target.Group.Kind == "CYCLIC_WINDOW" && target.Group.Window.Text("startAt") != "ENROLMENT" && !Begun(place, target).Any() ? null : Of(place, target, occurred);

    /// <summary>The period of an id; null where it has none, or is over for good.</summary>
    public static Cycle? Named(Place place, TargetRule target, decimal id) => target.Group.Kind switch
    {
        "CYCLIC_WINDOW" => Begun(place, target).FirstOrDefault() is { } first ? Numbered(target, first.Start, (long)id - target.Group.Id * IdsOfGroup) : null,
        "PERIOD_AGNOSTIC_WINDOW" => Begun(place, target).Any() && OfGoal(place, target, Never) is { } running && running.Id == id ? running : null,
        _ => target.Group.Cycles.FirstOrDefault(one => one.Id == id),
    };

    /// <summary>The first later period that is open or to come; null where none is left.</summary>
    public static Cycle? After(Place place, TargetRule target, Cycle cycle)
    {
        if (target.Group.Kind == "PERIOD_AGNOSTIC_WINDOW")
            return Begun(place, target).Any() && OfGoal(place, target, Never) is { } running && running.Id > cycle.Id ? running : null;
        if (target.Group.Kind != "CYCLIC_WINDOW")
            return target.Group.After(cycle, later => !Closings.IsClosed(place, target.Group, later));
        for (var next = Named(place, target, cycle.Id + 1); next is not null; next = Named(place, target, next.Id + 1))
            if (!Closings.IsClosed(place, target.Group, next))
                return next;
        return null;
    }

    /// <summary>The customer's cycles, in the order in which their rows began.</summary>
    private static IEnumerable<Cycle> Begun(Place place, TargetRule target) =>
        place.Ledger.All<Begun>().Where(begun => (begun.Customer, begun.Account.RuleId) == (place.Customer, target.Id)).Select(begun => begun.Account.Period);

    /// <summary>What lies before the first cycle's start counts nowhere.</summary>
    private static Cycle? OfLength(Place place, TargetRule target, DateTimeOffset occurred)
    {
        if (Begun(place, target).FirstOrDefault() is not { } first)
            return Numbered(target, occurred, 1);
        return occurred < first.Start ? null : Numbered(target, first.Start, (occurred - first.Start).Ticks / Length(target).Ticks + 1);
    }

    private static Cycle? Numbered(TargetRule target, DateTimeOffset from, long number) => number is < 1 or >= IdsOfGroup
        ? null
        : new(target.Group.Id * IdsOfGroup + number, from + (number - 1) * Length(target), from + number * Length(target), target.Group.ZoneAt(from + (number - 1) * Length(target)));

    private static TimeSpan Length(TargetRule target) => TimeSpan.FromDays(target.Group.Window.Whole("lengthDays")!.Value);

    /// <summary>Whatever an event's time, it counts in the cycle that runs; the next begins where the last one's goal was met.</summary>
    private static Cycle? OfGoal(Place place, TargetRule target, DateTimeOffset occurred)
    {
        if (Begun(place, target).MaxBy(cycle => cycle.Id) is not { } last)
            return new(target.Group.Id * IdsOfGroup + 1, occurred, Never, target.Group.ZoneAt(occurred));
        if (place.Ledger.All<Closed>().LastOrDefault(closed => closed.Account.Equals(new Account(place.Customer, target.Id, last))) is not { } closed)
            return last;
        return last.Id - target.Group.Id * IdsOfGroup < (target.Group.Window.Whole("maxCycles") ?? 9_999) ? new(last.Id + 1, closed.End, Never, target.Group.ZoneAt(closed.End)) : null;
    }
}
