using System.Buffers;
using EventPlatform.Contracts.Decoding.Forms;
using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;
using EventPlatform.Contracts.Decoding.Writing;

namespace EventPlatform.Contracts.Decoding;

/// <summary>
/// Turns a record's bytes into an event ready to be stored, or into the reason why it is refused [spec 01]: always one of the two, whatever the
/// bytes are. May be used from any number of threads.
/// </summary>
public sealed class RecordDecoder(DecoderOptions options)
{
    [ThreadStatic]
    private static Desk? t_desk;

    /// <summary>Decodes a record.</summary>
    /// <param name="record">The record as it was received.</param>
    /// <param name="arena">An accepted event's data, headers and personal fields are slices of it; its payload is the record's value.</param>
    public DecodedRecord Decode(IncomingRecord record, ArrayBufferWriter<byte> arena)
    {
        var desk = t_desk ??= new Desk();
        var draft = desk.Draft;
        draft.Reset(record);
        var headers = KnownHeaders.Of(record.Headers);
        if (ReadValue(draft))
            ReadForm(draft, headers);
        return draft.Faults.Any ? Rejection(draft) : desk.Writer.Write(draft, headers, options.FingerprintKey.Span, arena);
    }

    private static bool ReadValue(EventDraft draft)
    {
        var value = draft.Record.Value;
        if (value is null)
            draft.Faults.Report(ErrorCode.Tombstone, "", "no value", "an event");
        else if (value.Length > DecoderLimits.ValueBytes)
            draft.Faults.Report(ErrorCode.TooLarge, "", $"a value of {value.Length} bytes", $"at most {DecoderLimits.ValueBytes}");
        else if (JsonScanner.Read(value, draft.Tape) is { } fault)
            draft.Faults.Report(ErrorCode.NotJson, "", fault, "one JSON object in UTF-8");
        return !draft.Faults.Any;
    }

    private void ReadForm(EventDraft draft, in KnownHeaders headers)
    {
        draft.Faults.Form = RecordForms.Of(draft.Tape, headers);
        switch (draft.Faults.Form)
        {
            case RecordForm.Structured: CloudEventReader.Read(draft, StructuredForm.Read(draft.Tape)); break;
            case RecordForm.Binary:
                CloudEventReader.Read(draft, BinaryForm.Read(draft.Tape, draft.Record.Headers, headers.ContentType));
                BinaryExtensions.Keep(draft);
                break;
            case RecordForm.Unknown: RecordForms.Refuse(draft, headers); return;
            default: NotificationReader.Read(draft); break;
        }
        FlawRules.Check(draft);
        CheckAsAWhole(draft);
    }

    private void CheckAsAWhole(EventDraft draft)
    {
        if (draft.About == EventSubject.Definition && draft.Faults.Wants(ErrorCode.BadDefinition))
            DefinitionContentReader.Check(draft, options.CheckDefinition);
        KeyRules.Check(draft);
        TimeRules.Check(draft, options.LateAfter);
        if (options.Organisations is { } known && draft.OrgId > 0 && !known.Contains(draft.OrgId))
            draft.Faults.Report(ErrorCode.UnknownOrg, "/orgid", $"{draft.OrgId}", "an organisation that this installation serves");
    }

    private static Rejection Rejection(EventDraft draft) => draft.Faults.First with
    {
        OrgId = draft.OrgId > 0 ? draft.OrgId : null,
        CustomerId = draft.CustomerId >= 0 ? System.Text.Encoding.UTF8.GetString(draft.Tape.Text(draft.CustomerId)) : null,
    };

    /// <summary>What one thread works with, record after record.</summary>
    private sealed class Desk
    {
        public EventDraft Draft { get; } = new();

        public AcceptedEventWriter Writer { get; } = new();
    }
}
