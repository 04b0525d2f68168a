using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Ingest.DeadLetters;

/// <summary>A record that is not stored, and why.</summary>
/// <param name="Record">As it was received.</param>
/// <param name="Rejection">Code, message and place of the fault.</param>
/// <param name="Stage">One of <see cref="DeadLetterStage"/>.</param>
internal sealed record DeadLetter(IncomingRecord Record, Rejection Rejection, string Stage);

/// <summary>Where a record was refused, as <c>ep.error.stage</c> says it.</summary>
internal static class DeadLetterStage
{
    public const string Decoding = "decode", Storing = "store";
}
