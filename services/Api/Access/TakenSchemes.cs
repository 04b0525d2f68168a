namespace EventPlatform.Api.Access;

/// <summary>Which credentials are taken beside Basic ones.</summary>
internal sealed record TakenSchemes(bool Tokens);
