using EventPlatform.Contracts.Decoding;

namespace EventPlatform.DeadLetters.Table;

/// <summary>A record that is not stored, and why.</summary>
/// <param name="Record">As it was received.</param>
/// <param name="Rejection">Code, message and place of the fault.</param>
/// <param name="Stage">One of <see cref="DeadLetterStage"/>.</param>
public sealed record DeadLetter(IncomingRecord Record, Rejection Rejection, string Stage)
{
    internal RecordAddress Address { get; } = RecordAddress.Of(Record, Rejection);
}

/// <summary>Where a record was refused, as <c>ep.error.stage</c> says it.</summary>
public static class DeadLetterStage
{
    public const string Decoding = "decode", Storing = "store";
}
