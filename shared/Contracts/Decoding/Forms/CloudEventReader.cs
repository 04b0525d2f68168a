using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>Brings a CloudEvent of either mode into the draft and holds it against the rules of its attributes [spec 01.2].</summary>
internal static class CloudEventReader
{
    private static ReadOnlySpan<byte> CustomerPrefix => "customer."u8;

    private static ReadOnlySpan<byte> SystemPrefix => "system."u8;

    public static void Read(EventDraft draft, in CloudEventAttributes attributes)
    {
        ReadSpecVersion(draft, attributes.SpecVersion);
        ReadId(draft, attributes.Id);
        ReadSource(draft, attributes.Source);
        ReadType(draft, attributes.Type);
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
        else if (!draft.Tape.Is(node, JsonKind.Text) || !IdRules.IsSource(draft.Tape.Text(node)) || draft.Tape.Text(node).SequenceEqual(NotificationReader.Source))
            draft.Faults.Bad(node, IdRules.SourceExpected);
    }

    /// <summary>What the event is about follows from its type; where that says nothing, from the topic.</summary>
    private static void ReadType(EventDraft draft, int node)
    {
        draft.About = draft.Record.Input == InputTopic.CustomerEvents ? EventSubject.Customer : EventSubject.System;
        if (node == JsonTape.None)
            draft.Faults.Missing("/type", "customer.<event name> or system.<event name>");
        else if (!draft.Tape.Is(node, JsonKind.Text))
            draft.Faults.Bad(node, "customer.<event name> or system.<event name>");
        else if (draft.Tape.Text(node).StartsWith(CustomerPrefix))
            ReadCustomerName(draft, node, draft.Tape.Text(node)[CustomerPrefix.Length..]);
        else if (draft.Tape.Text(node).StartsWith(SystemPrefix))
            ReadSystemName(draft, node, draft.Tape.Text(node)[SystemPrefix.Length..]);
        else
            draft.Faults.Bad(ErrorCode.BadName, node, "customer.<event name> or system.<event name>");
    }

    private static void ReadCustomerName(EventDraft draft, int node, ReadOnlySpan<byte> name)
    {
        draft.About = EventSubject.Customer;
        if (draft.Record.Input != InputTopic.CustomerEvents)
            draft.Faults.Bad(node, "a type system.<event name> on the topic of system events");
        draft.Known = KnownEvents.FindInCloudEvents(name);
        ReadName(draft, node, name);
    }

    private static void ReadSystemName(EventDraft draft, int node, ReadOnlySpan<byte> name)
    {
        if (draft.Record.Input != InputTopic.SystemEvents)
            draft.Faults.Bad(node, "a type customer.<event name> on the topic of customer events");
        ReadName(draft, node, name);
        draft.Definition = draft.Name is null ? null : DefinitionKind.ByEventName(draft.Name);
        draft.About = draft.Definition is null ? EventSubject.System : EventSubject.Definition;
    }

    private static void ReadName(EventDraft draft, int node, ReadOnlySpan<byte> name)
    {
        if (!NameRules.IsName(name))
        {
            draft.Faults.Bad(ErrorCode.BadName, node, NameRules.NameExpected);
            return;
        }
        draft.NameIt(name);
        if (draft.Known is null && PlatformNames.Contains(draft.Name!))
            draft.Faults.Bad(ErrorCode.BadName, node, "a name other than those that belong to the platform");
    }

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
