using System.Text;
using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>Takes the context out of a notification's <c>data</c>: the source's own field names there, the contract's here [spec 02.1].</summary>
internal static class NotificationContextReader
{
    /// <summary>Who the customer is, beside the id: the customer block of a CloudEvent.</summary>
    private static readonly Field[] Identifiers =
    [
        new("customer.mobile", FieldKind.Id, "customerIdentifiers.instore.mobile") { Personal = true },
        new("customer.email", FieldKind.Text, "customerIdentifiers.instore.email") { Personal = true },
        new("customer.externalId", FieldKind.Id, "customerIdentifiers.instore.externalId") { Personal = true },
        new("firstName", FieldKind.Text, "customerIdentifiers.firstName") { Personal = true },
        new("lastName", FieldKind.Text, "customerIdentifiers.lastName") { Personal = true },
    ];

    public static void Read(EventDraft draft)
    {
        if (!draft.Tape.Is(draft.NotificationData, JsonKind.Object))
        {
            ContextRules.Check(draft);
            return;
        }
        NumberRules.Check(draft, draft.NotificationData);
        if (draft.Known is null)
            ReadFreeFields(draft);
        else
            foreach (var field in draft.Known.Fields)
                ReadField(draft, field, JsonTape.Context);
        ContextRules.Check(draft);
        ReadIdentifiers(draft);
    }

    private static void ReadField(EventDraft draft, Field field, int place)
    {
        if (NotificationValues.Find(draft.Tape, draft.NotificationData, field, place, out var asItIs) is var node && node != JsonTape.None)
            draft.Add(new DraftField { Node = node, AsItIs = asItIs });
    }

    /// <summary>Of a free name: what a context may hold. Anything else stays in the payload alone.</summary>
    private static void ReadFreeFields(EventDraft draft)
    {
        foreach (var member in draft.Tape.Children(draft.NotificationData))
            if (IsContext(draft, member))
                draft.Add(new DraftField { Node = draft.Tape.Alias(member, draft.Tape.Name(member), JsonTape.Context) });
    }

    private static bool IsContext(EventDraft draft, int member)
    {
        if (draft.Fields.Length == DecoderLimits.ContextFields || !NameRules.IsCode(draft.Tape.Name(member)))
            return false;
        foreach (ref readonly var taken in draft.Fields)
            if (Ascii.EqualsIgnoreCase(draft.Tape.Name(taken.Node), draft.Tape.Name(member)))
                return false;
        return FieldRules.Fits(draft.Tape, member, FieldKind.Any);
    }

    /// <summary>A profile event has them among its own fields.</summary>
    private static void ReadIdentifiers(EventDraft draft)
    {
        if (draft.Known?.Find("mobile"u8) is not null)
            return;
        foreach (var field in Identifiers)
            ReadPersonal(draft, field);
    }

    private static void ReadPersonal(EventDraft draft, Field field)
    {
        var node = NotificationValues.Find(draft.Tape, draft.NotificationData, field, JsonTape.Customer, out _);
        if (node != JsonTape.None && FieldRules.Fits(draft.Tape, node, FieldKind.Any) && !HasPersonal(draft, field))
            draft.Add(new DraftField { Node = node, Known = field, Personal = true });
    }

    private static bool HasPersonal(EventDraft draft, Field field)
    {
        foreach (ref readonly var taken in draft.Fields)
            if (taken.Personal && Ascii.EqualsIgnoreCase(draft.CodeOf(taken), field.Utf8))
                return true;
        return false;
    }
}
