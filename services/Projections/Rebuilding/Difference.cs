namespace EventPlatform.Projections.Rebuilding;

/// <summary>Something that a rebuild sees otherwise than the log or the live rows.</summary>
/// <param name="What"><c>missing</c>, <c>changed</c> or <c>extra</c> for an outcome: in the log it is not, is other, or should not be; <c>row</c> for a row.</param>
/// <param name="Kind">The outcome's type, or the table.</param>
/// <param name="StreamKey">Whose it is.</param>
/// <param name="Id">The outcome's id; null for a row.</param>
internal sealed record Difference(string What, string Kind, string? StreamKey, Guid? Id);
