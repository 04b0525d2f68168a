namespace EventPlatform.Contracts.Adobe;

/// <summary>What Adobe takes at most [spec 05.1]. Sizes are decimal, so they hold whether its MB is 10^6 or 2^20 bytes.</summary>
public static class AdobeLimits
{
    /// <summary>A message on the event route is smaller than this, in bytes.</summary>
    public const int EventBytes = 10_000;

    /// <summary>Any message is smaller than this, in bytes.</summary>
    public const int MessageBytes = 1_000_000;

    /// <summary>Greatest number that a JSON reader with doubles keeps exact; the least is its negative.</summary>
    public const decimal GreatestNumber = 9_007_199_254_740_991m;

    public static bool Holds(decimal? number) => number is null || Math.Abs(number.Value) <= GreatestNumber;
}
