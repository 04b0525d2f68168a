namespace EventPlatform.Loyalty.Windows;

/// <summary>Arithmetic on instants that stays within the years 1 to 9999.</summary>
internal static class Instants
{
    /// <summary>The instant so many days of 24 hours earlier, or the first there is.</summary>
    public static DateTimeOffset Back(this DateTimeOffset instant, int days) =>
        instant.UtcDateTime - DateTime.MinValue > TimeSpan.FromDays(days) ? instant.AddDays(-days) : DateTimeOffset.MinValue;
}
