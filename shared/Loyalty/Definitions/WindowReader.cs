using EventPlatform.Loyalty.Windows;
using NodaTime;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Reads a group's window [spec 06.1].</summary>
internal static class WindowReader
{
    private const int MostPeriods = 100;
    private const string At = "/window";

    private static readonly (string, Recurrence)[] Recurrences =
    [
        ("DAILY", Recurrence.Daily), ("WEEKLY", Recurrence.Weekly), ("MONTHLY", Recurrence.Monthly), ("QUARTERLY", Recurrence.Quarterly),
        ("HALF_YEARLY", Recurrence.HalfYearly), ("YEARLY", Recurrence.Yearly),
    ];

    public static WindowDefinition? Read(ObjectReader group)
    {
        if (group.Object("window", required: true) is not { } reader)
            return null;
        var kind = reader.Choice<bool>("kind", [("FIXED_CALENDAR_WINDOW", true)], ["CYCLIC_WINDOW", "PERIOD_AGNOSTIC_WINDOW"], null);
        if (kind is null)
            reader.Abandon();
        WindowDefinition? window = kind is null ? null : reader.Has("periods") ? Listed(reader) : Calendar(reader);
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
        else if (old.GetType() != @new.GetType())
            faults.Add(At, DefinitionFaultCode.Fixed, "Whether periods recur or are listed cannot change.");
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
}
