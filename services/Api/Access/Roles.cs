namespace EventPlatform.Api.Access;

/// <summary>What a client may do [spec 03.5]. None implies another: a client that reads and defines has both.</summary>
public static class Roles
{
    public static readonly IReadOnlyList<string> All = [Read, Write, Admin];

    /// <summary>See customers, personal fields included, definitions, and which records were refused.</summary>
    public const string Read = "read";

    /// <summary>Cause something to happen to a customer.</summary>
    public const string Write = "write";

    /// <summary>Change definitions, and see them; see payloads and refused records as they were received, put those back and discard them.</summary>
    public const string Admin = "admin";
}
