namespace EventPlatform.Loyalty.Windows;

/// <summary>A period of a target's window, half-open; instants in UTC.</summary>
public readonly record struct Period(long Id, DateTimeOffset Start, DateTimeOffset End)
{
    public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;
}
