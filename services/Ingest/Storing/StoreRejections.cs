using EventPlatform.DeadLetters.Storing;
using EventPlatform.DeadLetters.Table;
using EventPlatform.Ingest.Decoding;

namespace EventPlatform.Ingest.Storing;

/// <summary>Dead letters of events that decoding accepts and the store does not.</summary>
internal static class StoreRejections
{
    public static IEnumerable<DeadLetter> Of(DecodedBatch decoded, Appended appended)
    {
        for (var i = 0; i < decoded.Accepted.Count; i++)
            if (StoreRefusal.Of(decoded.Accepted[i], appended, i) is { } rejection)
                yield return new(decoded.SourceOf(i), rejection, DeadLetterStage.Storing);
    }
}
