namespace EventPlatform.Platform;

/// <summary>What the program tells its caller; the numbers from 64 on are those of sysexits.h.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command worked, and found that something is not as it should be.</summary>
    public const int Differs = 1;

    /// <summary>EX_USAGE: the arguments make no sense.</summary>
    public const int Usage = 64;

    /// <summary>EX_UNAVAILABLE: Kafka or the database does not answer.</summary>
    public const int Unavailable = 69;

    /// <summary>EX_CONFIG: a setting is missing or wrong.</summary>
    public const int Configuration = 78;
}
