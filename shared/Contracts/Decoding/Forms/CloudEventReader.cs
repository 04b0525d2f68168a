using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>Brings a CloudEvent of either mode into the draft and holds it against the rules of its attributes [spec 01.2].</summary>
internal static class CloudEventReader
{
    public static void Read(EventDraft draft, in CloudEventAttributes attributes)
    {
        ReadSpecVersion(draft, attributes.SpecVersion);
        ReadId(draft, attributes.Id);
        ReadSource(draft, attributes.Source);
        EventTypeReader.Read(draft, attributes.Type);
        ReadTime(draft, attributes.Time);
        EnvelopeRules.ReadOrganisation(draft, attributes.OrgId);
        ReadOptional(draft, attributes);
        ReadData(draft, attributes);
    }

    private static void ReadSpecVersion(EventDraft draft, int node)
    {
        if (node == JsonTape.None)
            draft.Faults.Missing("/specversion", "\"1.0\"");
        else if (!draft.Tape.Is(node, JsonKind.Text) || !draft.Tape.Text(node).SequenceEqual("1.0"u8))
            draft.Faults.Bad(node, "the text \"1.0\"");
    }

    private static void ReadId(EventDraft draft, int node)
    {
        draft.Id = node;
        if (node == JsonTape.None)
            draft.Faults.Missing("/id", "the event's id, a text of 1 to 100 characters");
        else if (!EnvelopeRules.IsTextOf(draft.Tape, node, DecoderLimits.IdCharacters))
            draft.Faults.Bad(node, "a text of 1 to 100 characters");
    }

    private static void ReadSource(EventDraft draft, int node)
    {
        draft.Source = node;
        if (node == JsonTape.None)
            draft.Faults.Missing("/source", IdRules.SourceExpected);
        else if (!IsSource(draft.Tape, node))
            draft.Faults.Bad(node, IdRules.SourceExpected);
    }

    /// <summary>What the source <c>capillary</c> says comes in its own forms, or its identities could be taken.</summary>
    private static bool IsSource(JsonTape tape, int node) =>
        tape.Is(node, JsonKind.Text) && IdRules.IsSource(tape.Text(node)) && !tape.Text(node).SequenceEqual(NotificationReader.Source);

    private static void ReadTime(EventDraft draft, int node)
    {
        if (node == JsonTape.None)
            return;
        if (draft.Tape.Is(node, JsonKind.Text) && Rfc3339.TryParse(draft.Tape.Text(node), out var time))
            draft.Time = time;
        else
            draft.Faults.Bad(node, "a date-time with an offset (RFC 3339), of the years 1 to 9999");
    }

    private static void ReadOptional(EventDraft draft, in CloudEventAttributes attributes)
    {
        (draft.DataSchema, draft.TraceParent, draft.TraceState) = (attributes.DataSchema, attributes.TraceParent, attributes.TraceState);
        if (attributes.DataSchema != JsonTape.None && !EnvelopeRules.IsTextOf(draft.Tape, attributes.DataSchema, DecoderLimits.TextCharacters))
            draft.Faults.Bad(attributes.DataSchema, "a URI");
        if (attributes.DataContentType != JsonTape.None && !IsJson(draft.Tape, attributes.DataContentType))
            draft.Faults.Bad(attributes.DataContentType, "application/json");
        if (attributes.DataBase64 != JsonTape.None)
            draft.Faults.Bad(attributes.DataBase64, "JSON under data");
    }

    private static bool IsJson(JsonTape tape, int node) => tape.Is(node, JsonKind.Text) && KnownHeaders.IsJson(tape.Text(node));

    private static void ReadData(EventDraft draft, in CloudEventAttributes attributes)
    {
        if (attributes.Data != JsonTape.None && !draft.Tape.Is(attributes.Data, JsonKind.Object))
            draft.Faults.Bad(attributes.Data, "an object");
        switch (draft.About)
        {
            case EventSubject.Customer:
                CustomerReader.Read(draft, attributes.Data, attributes.Subject);
                break;
            case EventSubject.System:
                EnvelopeRules.ReadSubject(draft, attributes.Subject);
                ContextReader.Read(draft, attributes.Data);
                break;
            case EventSubject.Definition:
                DefinitionContentReader.Read(draft, attributes.Data);
                break;
        }
    }
}
