using EventPlatform.Loyalty.Windows;
using NodaTime;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Reads a group's window [spec 06.1].</summary>
internal static class WindowReader
{
    private const int MostPeriods = 100, MostDays = 3_660;
    private const string At = "/window";

    private static readonly (string, Kind)[] Kinds =
        [("FIXED_CALENDAR_WINDOW", Kind.Fixed), ("CYCLIC_WINDOW", Kind.Cyclic), ("PERIOD_AGNOSTIC_WINDOW", Kind.Agnostic)];

    private static readonly (string, Recurrence)[] Recurrences =
    [
        ("DAILY", Recurrence.Daily), ("WEEKLY", Recurrence.Weekly), ("MONTHLY", Recurrence.Monthly), ("QUARTERLY", Recurrence.Quarterly),
        ("HALF_YEARLY", Recurrence.HalfYearly), ("YEARLY", Recurrence.Yearly),
    ];

    public static WindowDefinition? Read(ObjectReader group)
    {
        if (group.Object("window", required: true) is not { } reader)
            return null;
        var kind = reader.Choice("kind", Kinds, [], null);
        WindowDefinition? window = kind switch
        {
            Kind.Fixed when reader.Has("periods") => Listed(reader),
            Kind.Fixed => Calendar(reader),
            Kind.Cyclic => Cyclic(reader),
            Kind.Agnostic => new AgnosticWindowDefinition((int?)reader.Integer("maxCycles", 1, CalendarCycles.Most)),
            _ => null,
        };
        if (kind is null)
            reader.Abandon();
        reader.Close();
        return window;
    }

    /// <summary><c>start</c>, <c>kind</c> and <c>recurrence</c> are fixed once stored: cycles are numbered from the start.</summary>
    public static void CheckFixed(WindowDefinition old, WindowDefinition @new, FaultList faults)
    {
        if (old is CalendarWindowDefinition before && @new is CalendarWindowDefinition after)
        {
            if (before.Start != after.Start)
                faults.Add($"{At}/start", DefinitionFaultCode.Fixed, $"The start is {before.Start:yyyy-MM-dd} and cannot change.");
            if (before.Recurrence != after.Recurrence)
                faults.Add($"{At}/recurrence", DefinitionFaultCode.Fixed, $"The recurrence is {Word(before.Recurrence)} and cannot change.");
        }
        else if (old is CyclicWindowDefinition length && @new is CyclicWindowDefinition other)
        {
            if (length.LengthDays != other.LengthDays)
                faults.Add($"{At}/lengthDays", DefinitionFaultCode.Fixed, $"The length is {length.LengthDays} days and cannot change.");
        }
        else if (old.GetType() != @new.GetType())
            faults.Add(IsFixedCalendar(old) && IsFixedCalendar(@new) ? At : $"{At}/kind", DefinitionFaultCode.Fixed, "The kind of window, and whether periods recur or are listed, cannot change.");
    }

    private static bool IsFixedCalendar(WindowDefinition window) => window is CalendarWindowDefinition or ListedWindowDefinition;

    private static CyclicWindowDefinition? Cyclic(ObjectReader reader)
    {
        var length = reader.Integer("lengthDays", 1, MostDays, required: true);
        var begins = reader.Choice("startAt", [("FIRST_EVENT", false), ("ENROLMENT", true)], [], false) ?? false;
        return length is { } days ? new CyclicWindowDefinition((int)days, begins) : null;
    }

    private static string Word(Recurrence recurrence) => Recurrences.First(word => word.Item2 == recurrence).Item1;

    private static CalendarWindowDefinition? Calendar(ObjectReader reader)
    {
        var recurrence = reader.Choice<Recurrence>("recurrence", Recurrences, [], null);
        var start = reader.Date("start", required: true);
        var end = reader.Date("end", required: true);
        if (recurrence is null || start is null || end is null)
            return null;
        if (end < start)
            reader.Faults.Add(reader.At("end"), DefinitionFaultCode.BadOrder, "The window ends before it starts.");
        else if (CalendarCycles.CountOf(recurrence.Value, start.Value, end.Value) is > CalendarCycles.Most and var count)
            reader.Faults.Add(reader.At("end"), DefinitionFaultCode.OutOfRange, $"These are {count} cycles; at most {CalendarCycles.Most} are expected.");
        return new CalendarWindowDefinition(recurrence.Value, start.Value, end.Value);
    }

    private static ListedWindowDefinition Listed(ObjectReader reader)
    {
        foreach (var field in (string[])["recurrence", "start", "end"])
            reader.Forbid(field, "A window has listed periods or a recurrence with start and end, not both.");
        var periods = new List<ListedPeriod>();
        var ids = new HashSet<long>();
        foreach (var (item, pointer) in reader.List("periods", 1, MostPeriods))
            if (ObjectReader.Of(item, pointer, reader.Faults) is { } period)
            {
                if (Period(period, ids, periods.LastOrDefault()) is { } listed)
                    periods.Add(listed);
                period.Close();
            }
        return new ListedWindowDefinition(periods);
    }

    private static ListedPeriod? Period(ObjectReader reader, HashSet<long> ids, ListedPeriod? before)
    {
        var id = reader.Integer("periodId", 1, long.MaxValue, required: true);
        var start = reader.Date("start", required: true);
        var end = reader.Date("end", required: true);
        if (id is { } known && !ids.Add(known))
            reader.Faults.Add(reader.At("periodId"), DefinitionFaultCode.Duplicate, $"{known} is the id of another period of this window.");
        if (end < start)
            reader.Faults.Add(reader.At("end"), DefinitionFaultCode.BadOrder, "The period ends before it starts.");
        if (start <= before?.End)
            reader.Faults.Add(reader.At("start"), DefinitionFaultCode.BadOrder, "Periods stand in order and do not overlap; this one starts before the one in front of it is over.");
        return id is null || start is null || end is null ? null : new ListedPeriod(id.Value, start.Value, end.Value);
    }

    private enum Kind
    {
        Fixed,
        Cyclic,
        Agnostic,
    }
}
