using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>The data of a CloudEvent about a customer: whom it is about, its context, and what else is said of the customer [spec 01.2].</summary>
internal static class CustomerReader
{
    public static void Read(EventDraft draft, int data, int subject)
    {
        draft.CustomerBlock = data == JsonTape.None ? JsonTape.None : draft.Tape.Find(data, "customer"u8);
        if (draft.CustomerBlock != JsonTape.None && !draft.Tape.Is(draft.CustomerBlock, JsonKind.Object))
            draft.Faults.Bad(draft.CustomerBlock, "an object with the customer's id");
        ReadId(draft, draft.Tape.Find(draft.CustomerBlock, "id"u8), subject);
        ContextReader.Read(draft, data);
        foreach (var field in KnownEvents.CustomerBlock)
            ReadField(draft, field, draft.Tape.Find(draft.CustomerBlock, field.Paths[0][0]));
    }

    private static void ReadId(EventDraft draft, int id, int subject)
    {
        var customer = id == JsonTape.None ? JsonTape.None : EnvelopeRules.ReadCustomerId(draft, id);
        var named = subject == JsonTape.None ? JsonTape.None : EnvelopeRules.ReadCustomerId(draft, subject);
        draft.CustomerId = customer != JsonTape.None ? customer : named;
        if (id == JsonTape.None && subject == JsonTape.None)
            draft.Faults.Missing("/data/customer/id", "the customer's id there or in subject");
        if (customer != JsonTape.None && named != JsonTape.None && !draft.Tape.Text(customer).SequenceEqual(draft.Tape.Text(named)))
            draft.Faults.Bad(subject, "the customer of /data/customer/id");
    }

    public static void ReadField(EventDraft draft, Field field, int node)
    {
        if (node == JsonTape.None)
            return;
        if (FieldRules.Fault(draft.Tape, node, field) is { } expected)
            draft.Faults.Bad(node, expected);
        draft.Add(new DraftField { Node = node, Known = field, Personal = true });
    }
}
