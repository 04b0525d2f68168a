using EventPlatform.Contracts.Decoding.Forms;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Writing;

/// <summary>Writes the headers of an accepted event in the store, see <see cref="Events.EventHeaders"/>.</summary>
internal static class HeadersWriter
{
    public static ReadOnlyMemory<byte> Write(EventDraft draft, Guid fingerprint, in TraceContext trace, JsonOutput output)
    {
        var start = output.Length;
        output.Raw("{\"fp\":\""u8);
        WriteHex(fingerprint, output);
        output.Raw("\",\"source\":"u8);
        WriteSource(draft, output);
        output.Raw(",\"sourceId\":"u8);
        output.Text(draft.Tape, draft.Id);
        output.Raw(",\"form\":\""u8);
        WriteAscii(draft.Faults.Form, output);
        output.Raw("\",\"kafkaTs\":"u8);
        output.Integer(draft.Record.Timestamp.ToUnixTimeMilliseconds());
        if (draft.IsLateForCampaigns)
            output.Raw(",\"lateForCampaigns\":true"u8);
        WriteTrace(trace, output);
        WriteSchema(draft, output);
        WriteRedriven(draft, output);
        output.Raw("}"u8);
        return output.From(start);
    }

    private static void WriteSource(EventDraft draft, JsonOutput output)
    {
        if (draft.Source == JsonTape.None)
            output.Text(NotificationReader.Source);
        else
            output.Text(draft.Tape, draft.Source);
    }

    private static void WriteTrace(in TraceContext trace, JsonOutput output)
    {
        if (trace.Parent.IsEmpty)
            return;
        output.Raw(",\"traceparent\":"u8);
        output.Text(trace.Parent);
        if (trace.State.IsEmpty)
            return;
        output.Raw(",\"tracestate\":"u8);
        output.Text(trace.State);
    }

    private static void WriteSchema(EventDraft draft, JsonOutput output)
    {
        if (draft.DataSchema == JsonTape.None)
            return;
        output.Raw(",\"dataschema\":"u8);
        output.Text(draft.Tape, draft.DataSchema);
    }

    private static void WriteRedriven(EventDraft draft, JsonOutput output)
    {
        if (draft.Record.DeadLetter is not { } letter)
            return;
        output.Raw(",\"redriven\":"u8);
        output.Integer(letter);
    }

    private static void WriteHex(Guid fingerprint, JsonOutput output)
    {
        Span<byte> hex = stackalloc byte[32];
        fingerprint.TryFormat(hex, out _, "N");
        output.Raw(hex);
    }

    private static void WriteAscii(string text, JsonOutput output)
    {
        Span<byte> ascii = stackalloc byte[16];
        output.Raw(ascii[..System.Text.Encoding.ASCII.GetBytes(text, ascii)]);
    }
}
