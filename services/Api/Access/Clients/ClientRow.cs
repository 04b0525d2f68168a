namespace EventPlatform.Api.Access.Clients;

/// <summary>A client that is kept in the database, as it may be shown.</summary>
/// <param name="Key">User name of Basic authentication.</param>
/// <param name="Organisations">What it sees.</param>
/// <param name="Roles">What it may do, see <see cref="Access.Roles"/>.</param>
/// <param name="Added">When it was added.</param>
/// <param name="Revoked">When it was revoked; null while it is let in.</param>
public sealed record ClientRow(string Key, IReadOnlyList<long> Organisations, IReadOnlyList<string> Roles, DateTimeOffset Added, DateTimeOffset? Revoked);
