namespace EventPlatform.Api.Access;

/// <summary>What a client may do [spec 03.5]. None implies another: a client that reads and defines has both.</summary>
public static class Roles
{
    /// <summary>See customers, personal fields included, and definitions.</summary>
    public const string Read = "read";

    /// <summary>Cause something to happen to a customer.</summary>
    public const string Write = "write";

    /// <summary>Change definitions, and see them; see payloads as they were received.</summary>
    public const string Admin = "admin";
}
