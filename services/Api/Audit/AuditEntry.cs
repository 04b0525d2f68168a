namespace EventPlatform.Api.Audit;

/// <summary>A change that somebody asks for.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who: a client's key, <c>token:</c> and the client of a token, or <c>cli:</c> and the user of the command line.</param>
/// <param name="OrgId">The organisation; null for what concerns the installation.</param>
/// <param name="Operation">What, by the name of the operation.</param>
/// <param name="Subject">To what: parts of the path such as <c>badges/64b7...</c>, or a client's key.</param>
internal sealed record AuditEntry(DateTimeOffset At, string Actor, long? OrgId, string Operation, string Subject);
