using EventPlatform.Contracts.Decoding;
using EventPlatform.EventStore.Appending;
using EventPlatform.Ingest.DeadLetters;
using EventPlatform.Ingest.Decoding;

namespace EventPlatform.Ingest.Storing;

/// <summary>Dead letters of events that decoding accepts and the store does not.</summary>
internal static class StoreRejections
{
    public static IEnumerable<DeadLetter> Of(DecodedBatch decoded, Appended appended)
    {
        for (var i = 0; i < decoded.Accepted.Count; i++)
            if (appended.Refused.TryGetValue(i, out var state))
                yield return new(decoded.SourceOf(i), Refused(decoded.Accepted[i], state), DeadLetterStage.Storing);
            else if (appended.Outcomes[i] == AppendOutcome.Conflict)
                yield return new(decoded.SourceOf(i), Conflict(decoded.Accepted[i]), DeadLetterStage.Storing);
    }

    private static Rejection Conflict(AcceptedEvent accepted) => Rejected(accepted, ErrorCode.IdConflict, "/id",
        "Another event of this organisation, source and id is stored already, with other content; it stays. Send this one under an id of its own.");

    private static Rejection Refused(AcceptedEvent accepted, string state) => Rejected(accepted, ErrorCode.BadField, "",
        $"The store cannot take a value of this event (PostgreSQL {state}), although the input contract allows it: please report this.");

    private static Rejection Rejected(AcceptedEvent accepted, ErrorCode code, string path, string message) =>
        new(code, message, path) { OrgId = accepted.OrgId, Form = accepted.Form };
}
