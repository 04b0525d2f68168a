using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Identity;
using EventPlatform.EventStore.Appending;

namespace EventPlatform.DeadLetters.Storing;

/// <summary>Why the store does not take an event that decoding accepts.</summary>
public static class StoreRefusal
{
    /// <summary>The reason why the event at a place of its batch was not stored; null where it was, or had been before.</summary>
    public static Rejection? Of(AcceptedEvent accepted, Appended appended, int index) =>
        appended.Refused.TryGetValue(index, out var state) ? Unstorable(accepted, state)
        : appended.Outcomes[index] == AppendOutcome.Conflict ? Conflict(accepted)
        : null;

    private static Rejection Conflict(AcceptedEvent accepted) => Rejected(accepted, ErrorCode.IdConflict, "/id",
        $"/id: found that of event {accepted.Event.Id}, which is stored with other content and stays; expected an id of its own");

    private static Rejection Unstorable(AcceptedEvent accepted, string state) => Rejected(accepted, ErrorCode.BadField, "",
        $"The store cannot take a value of this event (PostgreSQL {state}), although the input contract allows it: please report this.");

    private static Rejection Rejected(AcceptedEvent accepted, ErrorCode code, string path, string message) => new(code, message, path)
    {
        OrgId = accepted.OrgId,
        CustomerId = StreamKey.IsCustomer(accepted.Event.StreamKey) ? StreamKey.CustomerOf(accepted.Event.StreamKey) : null,
        Form = accepted.Form,
    };
}
