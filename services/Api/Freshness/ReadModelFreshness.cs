namespace EventPlatform.Api.Freshness;

/// <summary>How far the read models are behind the store.</summary>
/// <param name="Position">Place in the log up to which every read model has folded.</param>
/// <param name="Age">Time since the oldest stored event that is not folded everywhere was stored; zero where there is none.</param>
public readonly record struct ReadModelFreshness(long Position, TimeSpan Age);
