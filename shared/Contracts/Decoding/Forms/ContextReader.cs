using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary><c>data.context</c> of a CloudEvent: a flat set of variables; it may be absent or empty [spec 01.3].</summary>
internal static class ContextReader
{
    public static void Read(EventDraft draft, int data)
    {
        draft.Context = data == JsonTape.None ? JsonTape.None : draft.Tape.Find(data, "context"u8);
        if (draft.Tape.Is(draft.Context, JsonKind.Object))
            ReadMembers(draft);
        else if (draft.Context != JsonTape.None)
            draft.Faults.Bad(draft.Context, "an object of field codes and values");
        ContextRules.Check(draft);
    }

    private static void ReadMembers(EventDraft draft)
    {
        foreach (var member in draft.Tape.Children(draft.Context))
            if (draft.Tape.Kind(member) != JsonKind.Null)
                draft.Add(new DraftField { Node = member });
    }
}
