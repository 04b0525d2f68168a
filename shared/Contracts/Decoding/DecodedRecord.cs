using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Decoding;

/// <summary>What became of a record's bytes: exactly one of an accepted event and a rejection.</summary>
public readonly record struct DecodedRecord
{
    private DecodedRecord(AcceptedEvent? accepted, Rejection? rejection)
    {
        Accepted = accepted;
        Rejection = rejection;
    }

    public AcceptedEvent? Accepted { get; }

    public Rejection? Rejection { get; }

    public static implicit operator DecodedRecord(AcceptedEvent accepted) => new(accepted, null);

    public static implicit operator DecodedRecord(Rejection rejection) => new(null, rejection);
}

/// <summary>A record that satisfies the input contract, ready to be stored.</summary>
/// <param name="Event">The event in stored form.</param>
/// <param name="OrgId">The organisation.</param>
/// <param name="Name">The event's name.</param>
/// <param name="Form">The form in which it came, see <see cref="RecordForm"/>.</param>
/// <param name="Occurred">When it happened.</param>
/// <param name="TraceParent">The producer's trace context, or null.</param>
public sealed record AcceptedEvent(EventToAppend Event, long OrgId, string Name, string Form, DateTimeOffset Occurred, string? TraceParent);

/// <summary>Why a record is dead-lettered [spec 01.6]. What is known of its organisation and customer helps to find it again.</summary>
/// <param name="Code">The first code that applies.</param>
/// <param name="Message">Which field, what was found (shortened, personal data masked), what was expected.</param>
/// <param name="Path">JSON pointer, in the structured form's terms, of the bad field; empty for the whole record.</param>
public sealed record Rejection(ErrorCode Code, string Message, string Path = "")
{
    public long? OrgId { get; init; }

    public string? CustomerId { get; init; }

    /// <summary>The form in which it came, see <see cref="RecordForm"/>.</summary>
    public string Form { get; init; } = RecordForm.Unknown;
}
