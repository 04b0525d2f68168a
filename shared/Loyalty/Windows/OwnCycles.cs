using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Windows;

/// <summary>Cycles that each customer has of his own [spec 06.1]: their ids are group x 10,000 + number, from 1.</summary>
public abstract class OwnCycles
{
    private const long IdsOfGroup = 10_000;

    /// <summary>Whether the first cycle begins with an enrolment, else with the first counted event.</summary>
    public abstract bool BeginsWithEnrolment { get; }

    public static OwnCycles? Of(WindowDefinition window) => window switch
    {
        CyclicWindowDefinition cyclic => new CyclesOfLength(cyclic),
        AgnosticWindowDefinition agnostic => new CyclesOfGoal(agnostic),
        _ => null,
    };

    /// <summary>The first cycle, as an event or an enrolment of that time begins it.</summary>
    public abstract Period First(long groupId, DateTimeOffset occurred);

    /// <summary>The cycle in which an event counts, or null.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="from">Where the first cycle began; of cycles that a goal ends, the running one.</param>
    /// <param name="running">Number of the running cycle, of cycles that a goal ends.</param>
    /// <param name="occurred">The event's time.</param>
    public abstract Period? PeriodOf(long groupId, DateTimeOffset from, int? running, DateTimeOffset occurred);

    /// <summary>The cycle of an id that is not over for good, or null.</summary>
    public abstract Period? Find(long groupId, DateTimeOffset from, int? running, long periodId);

    protected static long IdOf(long groupId, long number) => groupId * IdsOfGroup + number;

    protected static long NumberOf(long groupId, long periodId) => periodId - groupId * IdsOfGroup;

    /// <summary><c>CYCLIC_WINDOW</c>: each lasts so many times 24 hours and the next begins at once; what lies before the first counts nowhere.</summary>
    private sealed class CyclesOfLength(CyclicWindowDefinition window) : OwnCycles
    {
        private readonly TimeSpan _length = TimeSpan.FromDays(window.LengthDays);

        public override bool BeginsWithEnrolment => window.BeginsWithEnrolment;

        public override Period First(long groupId, DateTimeOffset occurred) => Cycle(groupId, occurred, 1)!.Value;

        public override Period? PeriodOf(long groupId, DateTimeOffset from, int? running, DateTimeOffset occurred) =>
            occurred < from ? null : Cycle(groupId, from, (occurred - from).Ticks / _length.Ticks + 1);

        public override Period? Find(long groupId, DateTimeOffset from, int? running, long periodId) => Cycle(groupId, from, NumberOf(groupId, periodId));

        private Period? Cycle(long groupId, DateTimeOffset from, long number)
        {
            if (number is < 1 or > CalendarCycles.Most || (DateTimeOffset.MaxValue - from).Ticks / _length.Ticks < number)
                return number == 1 ? new Period(IdOf(groupId, 1), from, DateTimeOffset.MaxValue) : null;
            return new Period(IdOf(groupId, number), from + (number - 1) * _length, from + number * _length);
        }
    }

    /// <summary><c>PERIOD_AGNOSTIC_WINDOW</c>: one ends when its goal is met, the next begins at once; whatever an event's time, it counts in the one that runs.</summary>
    private sealed class CyclesOfGoal(AgnosticWindowDefinition window) : OwnCycles
    {
        public override bool BeginsWithEnrolment => true;

        public override Period First(long groupId, DateTimeOffset occurred) => new(IdOf(groupId, 1), occurred, Milestones.Periods.Never);

        public override Period? PeriodOf(long groupId, DateTimeOffset from, int? running, DateTimeOffset occurred) =>
            running is { } number && number <= (window.MaxCycles ?? CalendarCycles.Most) ? new Period(IdOf(groupId, number), from, Milestones.Periods.Never) : null;

        public override Period? Find(long groupId, DateTimeOffset from, int? running, long periodId) =>
            NumberOf(groupId, periodId) == running ? PeriodOf(groupId, from, running, from) : null;
    }
}
