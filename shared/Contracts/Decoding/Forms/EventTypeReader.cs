using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>The <c>type</c> of a CloudEvent: which kind of event, and its name [spec 01.2, 01.3].</summary>
internal static class EventTypeReader
{
    private const string Expected = "customer.<event name> or system.<event name>";

    private static ReadOnlySpan<byte> CustomerPrefix => "customer."u8;

    private static ReadOnlySpan<byte> SystemPrefix => "system."u8;

    /// <summary>What the event is about follows from its type; where that says nothing, from the topic.</summary>
    public static void Read(EventDraft draft, int node)
    {
        draft.About = draft.Record.Input == InputTopic.CustomerEvents ? EventSubject.Customer : EventSubject.System;
        if (node == JsonTape.None)
            draft.Faults.Missing("/type", Expected);
        else if (!draft.Tape.Is(node, JsonKind.Text))
            draft.Faults.Bad(node, Expected);
        else if (draft.Tape.Text(node).StartsWith(CustomerPrefix))
            ReadCustomerName(draft, node, draft.Tape.Text(node)[CustomerPrefix.Length..]);
        else if (draft.Tape.Text(node).StartsWith(SystemPrefix))
            ReadSystemName(draft, node, draft.Tape.Text(node)[SystemPrefix.Length..]);
        else
            draft.Faults.Bad(ErrorCode.BadName, node, Expected);
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
}
