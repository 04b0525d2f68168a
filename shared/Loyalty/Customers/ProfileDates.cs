using EventPlatform.Contracts.Context;
using NodaTime.Text;

namespace EventPlatform.Loyalty.Customers;

/// <summary>Dates in a context: an instant, a date alone (its midnight in UTC), or epoch milliseconds.</summary>
internal static class ProfileDates
{
    public static DateTimeOffset? Of(ContextValue value)
    {
        if (value.Instant is { } instant)
            return instant;
        if (value.Text is { } text && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 0 } date })
            return new DateTimeOffset(date.ToDateTimeUnspecified(), TimeSpan.Zero);
        return value.Number is { } number && number == decimal.Truncate(number) && IsInCalendar(number) ? DateTimeOffset.FromUnixTimeMilliseconds((long)number) : null;
    }

    private static bool IsInCalendar(decimal milliseconds) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
