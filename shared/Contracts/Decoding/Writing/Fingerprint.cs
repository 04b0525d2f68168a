using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Writing;

/// <summary>
/// 128 bits over what makes two records the same event: name, customer, time as the producer gave it, and context or definition; of a notification its
/// name, customer and data, nothing of the envelope [spec 01.5]. Personal fields take part, hence the key, see <see cref="DecoderOptions.FingerprintKey"/>.
/// </summary>
internal sealed class Fingerprint
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    public Guid Of(EventDraft draft, ReadOnlySpan<byte> key)
    {
        _bytes.ResetWrittenCount();
        var form = new CanonicalForm(_bytes);
        WriteName(draft.GivenName!, form);
        WriteSubject(draft, form);
        if (draft.NotificationData != JsonTape.None)
            form.Value(draft.Tape, draft.NotificationData);
        else if (draft.Faults.Form is RecordForm.Structured or RecordForm.Binary)
            WriteCloudEvent(draft, form);
        return Hash(key);
    }

    private static void WriteName(string name, CanonicalForm form)
    {
        Span<byte> ascii = stackalloc byte[DecoderLimits.NameCharacters];
        form.Text(ascii[..Encoding.ASCII.GetBytes(name, ascii)]);
    }

    private static void WriteSubject(EventDraft draft, CanonicalForm form)
    {
        var subject = draft.About == EventSubject.Customer ? draft.CustomerId : draft.Subject;
        if (subject == JsonTape.None)
            form.Absent();
        else
            form.Text(draft.Tape.Text(subject));
    }

    private static void WriteCloudEvent(EventDraft draft, CanonicalForm form)
    {
        if (draft.Time is { } time)
            form.Instant(time);
        else
            form.Absent();
        Write(draft, form, draft.Context);
        Write(draft, form, draft.CustomerBlock, except: draft.Tape.Find(draft.CustomerBlock, "id"u8));
        Write(draft, form, draft.DefinitionContent);
    }

    /// <summary>A context or customer block that is absent says the same as an empty one.</summary>
    private static void Write(EventDraft draft, CanonicalForm form, int node, int except = JsonTape.None)
    {
        if (node == JsonTape.None)
            form.EmptyObject();
        else
            form.Object(draft.Tape, node, except);
    }

    private Guid Hash(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (key.IsEmpty)
            SHA256.HashData(_bytes.WrittenSpan, hash);
        else
            HMACSHA256.HashData(key, _bytes.WrittenSpan, hash);
        return new Guid(hash[..16], bigEndian: true);
    }
}
