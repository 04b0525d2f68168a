using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>
/// When a notification's event happened [spec 01.4]: a bill's date where it says a moment, the moment a badge was earned, else when the source
/// stored the event. Never <c>timeStamp</c>, which is when it was sent.
/// </summary>
internal static class NotificationTime
{
    public static void Read(EventDraft draft, int body)
    {
        var createdAt = CreatedAt(draft, draft.Tape.Find(body, "createdAt"u8));
        draft.Time = OwnTime(draft) ?? createdAt;
    }

    private static DateTimeOffset? CreatedAt(EventDraft draft, int node)
    {
        if (node == JsonTape.None)
            return null;
        if (NotificationValues.TryInstant(draft.Tape, node, out var instant))
            return instant;
        draft.Faults.Bad(node, "the notification's createdAt: epoch milliseconds");
        return null;
    }

    private static DateTimeOffset? OwnTime(EventDraft draft) => draft.GivenName switch
    {
        "transactionAdded" or "transactionUpdated" => Moment(draft, "billDate"u8),
        "badgeEarned" => Moment(draft, "earnedOn"u8),
        _ => null,
    };

    private static DateTimeOffset? Moment(EventDraft draft, ReadOnlySpan<byte> name)
    {
        var node = draft.Tape.Find(draft.NotificationData, name);
        if (NotificationValues.TryInstant(draft.Tape, node, out var instant))
            return instant;
        return draft.Tape.Is(node, JsonKind.Text) && Rfc3339.TryParse(draft.Tape.Text(node), out instant) ? instant : null;
    }
}
