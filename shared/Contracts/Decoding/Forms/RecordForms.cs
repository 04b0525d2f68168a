using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>Which form a record has: the headers say so for CloudEvents, its shape for notifications [spec 01.2].</summary>
internal static class RecordForms
{
    private const string Expected =
        "a CloudEvent in structured mode (content-type application/cloudevents+json) or binary mode (header ce_specversion), or a notification";

    public static string Of(JsonTape tape, in KnownHeaders headers)
    {
        if (headers.IsCloudEvents)
            return headers.IsCloudEventsJson && tape.Is(0, JsonKind.Object) ? RecordForm.Structured : RecordForm.Unknown;
        return headers.HasSpecVersion ? RecordForm.Binary : NotificationReader.FormOf(tape);
    }

    public static void Refuse(EventDraft draft, in KnownHeaders headers)
    {
        var found = headers.IsCloudEvents && !headers.IsCloudEventsJson ? $"the content type {Found.Text(headers.ContentType)}"
            : !draft.Tape.Is(0, JsonKind.Object) ? Found.Kind(draft.Tape, 0)
            : draft.Record.Headers.Any(header => header.Name.StartsWith("ce_", StringComparison.OrdinalIgnoreCase)) ? "ce_ headers without ce_specversion"
            : draft.Tape.Find(0, "specversion"u8) != JsonTape.None ? "a CloudEvent without the header that says so"
            : "an object of no known form";
        draft.Faults.Report(ErrorCode.UnknownForm, "", found, Expected);
    }
}
