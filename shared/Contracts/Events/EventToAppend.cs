using EventPlatform.Contracts.Personal;

namespace EventPlatform.Contracts.Events;

/// <summary>
/// An event on its way into the store, already in the bytes that will be stored. Memory belongs to the batch that made it and is valid
/// until that batch is stored.
/// </summary>
public sealed class EventToAppend
{
    /// <summary>Its identity for ever: the row's id in the store [spec 01.5].</summary>
    public required Guid Id { get; init; }

    public required string StreamKey { get; init; }

    public required EventType Type { get; init; }

    /// <summary>The event as <see cref="StoredEventJson"/> writes it, without its personal fields: one UTF-8 JSON object.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Personal fields, joined to <see cref="Data"/> as <c>personal</c> when stored.</summary>
    public PersonalData Personal { get; init; } = PersonalData.None;

    /// <summary>Headers of the event in the store, see <see cref="EventHeaders"/>: one UTF-8 JSON object.</summary>
    public required ReadOnlyMemory<byte> Headers { get; init; }

    /// <summary>128 bits over what makes two records the same event [spec 01.5]; it stands in the headers as well.</summary>
    public required Guid Fingerprint { get; init; }

    /// <summary>The record's value as received; none for outcomes.</summary>
    public PersonalData Payload { get; init; } = PersonalData.None;

    public string? CorrelationId { get; init; }

    /// <summary>Id of the event that caused this one.</summary>
    public string? CausationId { get; init; }
}
