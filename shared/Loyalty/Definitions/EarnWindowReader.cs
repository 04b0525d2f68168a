using System.Text.Json;
using NodaTime;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Reads the span of time that a badge's limit looks at [spec 06.3].</summary>
internal static class EarnWindowReader
{
    private const int MostDays = 36_600, MostWeeks = 5_200, MostMonths = 1_200;

    private static readonly string[] RollingFields = ["rollType", "rollValue"], FixedFields = ["from", "to", "every", "startsOn"];

    private static readonly (string, RollType)[] RollTypes = [("DAYS", RollType.Days), ("WEEKS", RollType.Weeks), ("MONTHS", RollType.Months)];

    private static readonly (string, IsoDayOfWeek)[] WeekDays =
        [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => (day.ToString().ToUpperInvariant(), day))];

    public static EarnWindow? Read(ObjectReader reader, ConstraintType type)
    {
        if (type != ConstraintType.RollingWindow)
            Forbid(reader, RollingFields, "Only a constraint of type ROLLING_WINDOW rolls.");
        if (type != ConstraintType.FixedWindow)
            Forbid(reader, FixedFields, "Only a constraint of type FIXED_WINDOW has a fixed window.");
        return type switch
        {
            ConstraintType.RollingWindow => Rolling(reader),
            ConstraintType.FixedWindow => reader.Has("every") ? Recurring(reader) : Span(reader),
            _ => null,
        };
    }

    private static RollingEarnWindow? Rolling(ObjectReader reader)
    {
        var type = reader.Choice<RollType>("rollType", RollTypes, [], null);
        var most = type switch { RollType.Months => MostMonths, RollType.Weeks => MostWeeks, _ => MostDays };
        var value = reader.Integer("rollValue", 1, most, required: true);
        return type is null || value is null ? null : new RollingEarnWindow(type.Value, (int)value);
    }

    private static SpanEarnWindow? Span(ObjectReader reader)
    {
        Forbid(reader, ["startsOn"], "Only a window every WEEK starts on a day.");
        var (from, to) = (reader.Instant("from", required: true), reader.Instant("to", required: true));
        if (to <= from)
            reader.Faults.Add(reader.At("to"), DefinitionFaultCode.BadOrder, "The window ends before it starts.");
        return from is null || to is null ? null : new SpanEarnWindow(from.Value, to.Value);
    }

    private static EarnWindow? Recurring(ObjectReader reader)
    {
        Forbid(reader, ["from", "to"], "A window is given by from and to, or by every, not by both.");
        reader.TryTake("every", required: true, out var every);
        if (every.ValueKind == JsonValueKind.Object)
            return EveryDays(reader);
        var word = reader.Choice<bool>("every", [("WEEK", true), ("MONTH", false)], [], null);
        if (word != true)
            Forbid(reader, ["startsOn"], "Only a window every WEEK starts on a day.");
        return word switch
        {
            true => reader.Choice<IsoDayOfWeek>("startsOn", WeekDays, [], IsoDayOfWeek.Monday) is { } day ? new WeekEarnWindow(day) : null,
            false => new MonthEarnWindow(),
            null => null,
        };
    }

    private static DaysEarnWindow? EveryDays(ObjectReader reader)
    {
        Forbid(reader, ["startsOn"], "Only a window every WEEK starts on a day.");
        var every = reader.Object("every", required: true)!;
        var days = every.Integer("days", 1, MostDays, required: true);
        every.Close();
        return days is null ? null : new DaysEarnWindow((int)days);
    }

    private static void Forbid(ObjectReader reader, string[] fields, string why)
    {
        foreach (var field in fields)
            reader.Forbid(field, why);
    }
}
