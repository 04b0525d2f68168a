using System.Text;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>
/// A <c>transactionAdded</c> whose <c>billType</c> is <c>RETURN</c> is a return: the bill's own id is the return's, it names no purchase, and
/// the sign of what came back is ignored [spec 02.1].
/// </summary>
internal static class ReturnBill
{
    private static ReadOnlySpan<byte> ReturnId => "returnId"u8;

    public static void Apply(EventDraft draft)
    {
        if (draft.Known != KnownEvents.TransactionAdded || !IsReturn(draft))
            return;
        draft.Known = KnownEvents.TransactionReturned;
        draft.Name = draft.Known.Name;
        TakeIdFrom(draft, Find(draft, ContextCodes.TransactionId) is var own && own >= 0 ? own : Find(draft, ContextCodes.BillNumber));
        Unsign(draft, ContextCodes.Amount);
        Unsign(draft, ContextCodes.GrossAmount);
        Unsign(draft, ContextCodes.Quantity);
    }

    private static bool IsReturn(EventDraft draft) =>
        Find(draft, ContextCodes.BillType) is var type && type >= 0
        && draft.Tape.Is(draft.Fields[type].Node, JsonKind.Text)
        && Ascii.EqualsIgnoreCase(draft.Tape.Text(draft.Fields[type].Node), "RETURN");

    private static void TakeIdFrom(EventDraft draft, int own)
    {
        if (own < 0)
            return;
        var id = draft.Tape.Alias(draft.Fields[own].Node, ReturnId, JsonTape.Context);
        Remove(draft, ContextCodes.TransactionId);
        Remove(draft, ContextCodes.ReturnId);
        draft.Add(new DraftField { Node = id });
    }

    private static void Unsign(EventDraft draft, string code)
    {
        var index = Find(draft, code);
        if (index < 0 || !draft.Tape.Is(draft.Fields[index].Node, JsonKind.Number) || draft.Tape.Text(draft.Fields[index].Node)[0] != '-')
            return;
        var unsigned = draft.Tape.Alias(draft.Fields[index].Node, draft.Tape.Name(draft.Fields[index].Node), JsonTape.Context);
        draft.Tape[unsigned].Start++;
        draft.Tape[unsigned].Length--;
        draft.Fields[index].Node = unsigned;
    }

    private static void Remove(EventDraft draft, string code)
    {
        if (Find(draft, code) is var index && index >= 0)
            draft.Remove(index);
    }

    private static int Find(EventDraft draft, string code)
    {
        for (var i = 0; i < draft.Fields.Length; i++)
            if (Ascii.Equals(draft.Tape.Name(draft.Fields[i].Node), code))
                return i;
        return -1;
    }
}
