using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>
/// Brings a notification, flat or wrapped, into the draft [spec 01.2; Capillary event notifications]. Its <c>data</c> stays whole as the payload;
/// the context is what <see cref="KnownEvents"/> takes from it, for other names the scalars that stand directly in it.
/// </summary>
internal static class NotificationReader
{
    /// <summary>The <c>source</c> of every notification.</summary>
    public static ReadOnlySpan<byte> Source => "capillary"u8;

    /// <summary>The form of a value without CloudEvents headers, by its shape; unknown where it is neither.</summary>
    public static string FormOf(JsonTape tape)
    {
        if (tape.Find(0, "attributes"u8) != JsonTape.None || tape.Find(0, "eventType"u8) != JsonTape.None)
            return RecordForm.Wrapped;
        var isFlat = tape.Find(0, "eventName"u8) != JsonTape.None
            || (tape.Find(0, "eventId"u8) != JsonTape.None && tape.Find(0, "data"u8) != JsonTape.None);
        return isFlat ? RecordForm.Flat : RecordForm.Unknown;
    }

    public static void Read(EventDraft draft)
    {
        var body = draft.Faults.Form == RecordForm.Flat ? 0 : draft.Tape.Find(0, "attributes"u8);
        if (body != JsonTape.None && !draft.Tape.Is(body, JsonKind.Object))
            draft.Faults.Bad(body, "an object");
        draft.NotificationData = draft.Tape.Find(body, "data"u8);
        if (draft.NotificationData != JsonTape.None && !draft.Tape.Is(draft.NotificationData, JsonKind.Object))
            draft.Faults.Bad(draft.NotificationData, "an object");
        ReadId(draft);
        EnvelopeRules.ReadOrganisation(draft, As(draft.Tape, draft.Tape.Find(body, "orgId"u8), "orgid"u8));
        ReadName(draft, body);
        ReadCustomer(draft);
        NotificationContextReader.Read(draft);
        NotificationTime.Read(draft, body);
        draft.CorrelationId = CorrelationId(draft.Tape, draft.Tape.Find(body, "apiRequestId"u8));
    }

    private static void ReadId(EventDraft draft)
    {
        var id = As(draft.Tape, draft.Tape.Find(0, "eventId"u8), "id"u8);
        draft.Id = id == JsonTape.None ? id : EnvelopeRules.AsDigits(draft.Tape, id);
        if (id == JsonTape.None)
            draft.Faults.Missing("/id", "the notification's eventId, a text of 1 to 100 characters");
        else if (!EnvelopeRules.IsTextOf(draft.Tape, draft.Id, DecoderLimits.IdCharacters))
            draft.Faults.Bad(id, "the notification's eventId, a text of 1 to 100 characters");
    }

    /// <summary><c>eventName</c>; in the wrapped form else <c>eventType</c>, which may have the organisation in front.</summary>
    private static void ReadName(EventDraft draft, int body)
    {
        var node = draft.Tape.Find(body, "eventName"u8);
        if (node == JsonTape.None)
            node = draft.Tape.Find(0, "eventType"u8);
        node = As(draft.Tape, node, "type"u8);
        if (node == JsonTape.None)
            draft.Faults.Missing("/type", "the notification's eventName");
        else if (!draft.Tape.Is(node, JsonKind.Text))
            draft.Faults.Bad(node, "the notification's eventName, a text");
        else
            ReadName(draft, node, WithoutOrganisation(draft.Tape.Text(node)));
    }

    private static void ReadName(EventDraft draft, int node, ReadOnlySpan<byte> name)
    {
        if (NameRules.IsName(name))
        {
            draft.Known = draft.Record.Input == InputTopic.CustomerEvents ? KnownEvents.FindInNotifications(name) : null;
            draft.NameIt(name);
        }
        else
            draft.Faults.Bad(ErrorCode.BadName, node, NameRules.NameExpected);
    }

    private static ReadOnlySpan<byte> WithoutOrganisation(ReadOnlySpan<byte> eventType)
    {
        var digits = eventType.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits > 0 && eventType[digits] == '_' ? eventType[(digits + 1)..] : eventType;
    }

    /// <summary>On the topic of customer events a notification has a customer, on the other it has none.</summary>
    private static void ReadCustomer(EventDraft draft)
    {
        var identifiers = draft.Tape.Find(draft.NotificationData, "customerIdentifiers"u8);
        var id = As(draft.Tape, draft.Tape.Find(identifiers, "customerId"u8), "id"u8, JsonTape.Customer);
        draft.About = draft.Record.Input == InputTopic.CustomerEvents ? EventSubject.Customer : EventSubject.System;
        if (draft.About == EventSubject.Customer && id == JsonTape.None)
            draft.Faults.Missing("/data/customer/id", "the customer, data.customerIdentifiers.customerId of a notification");
        else if (draft.About == EventSubject.Customer)
            draft.CustomerId = EnvelopeRules.ReadCustomerId(draft, id);
        else if (id != JsonTape.None)
            draft.Faults.Report(
                ErrorCode.BadField, "/type", "a notification about a customer", "one without a customer on the topic of system events");
    }

    /// <summary>All that one request caused shares its id.</summary>
    private static int CorrelationId(JsonTape tape, int node) =>
        EnvelopeRules.IsTextOf(tape, node, DecoderLimits.IdCharacters) ? node : JsonTape.None;

    private static int As(JsonTape tape, int node, ReadOnlySpan<byte> name, int parent = JsonTape.Attributes) =>
        node == JsonTape.None ? node : tape.Alias(node, name, parent);
}
