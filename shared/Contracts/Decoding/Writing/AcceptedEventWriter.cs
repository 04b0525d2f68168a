using System.Buffers;
using System.Globalization;
using System.Text;
using EventPlatform.Contracts.Decoding.Forms;
using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Contracts.Decoding.Writing;

/// <summary>Makes the accepted event out of a draft without faults: identity, fingerprint, and its parts in stored form in the arena.</summary>
internal sealed class AcceptedEventWriter
{
    private readonly Fingerprint _fingerprint = new();

    public AcceptedEvent Write(EventDraft draft, in KnownHeaders headers, ReadOnlySpan<byte> fingerprintKey, ArrayBufferWriter<byte> arena)
    {
        var output = new JsonOutput(arena);
        var trace = TraceContext.Of(draft, headers);
        var fingerprint = _fingerprint.Of(draft, fingerprintKey);
        var added = new EventToAppend
        {
            Id = Identity(draft),
            StreamKey = StreamOf(draft),
            Type = TypeOf(draft),
            Data = StoredDataWriter.WriteData(draft, output),
            Personal = StoredDataWriter.WritePersonal(draft, output),
            Headers = HeadersWriter.Write(draft, fingerprint, trace, output),
            Fingerprint = fingerprint,
            Payload = new PersonalData(draft.Record.Value),
            CorrelationId = draft.CorrelationId == JsonTape.None ? null : Encoding.UTF8.GetString(draft.Tape.Text(draft.CorrelationId)),
        };
        var traceParent = trace.Parent.IsEmpty ? null : Encoding.ASCII.GetString(trace.Parent);
        return new AcceptedEvent(added, draft.OrgId, draft.Name!, draft.Faults.Form, draft.Occurred, traceParent);
    }

    private static Guid Identity(EventDraft draft)
    {
        var source = draft.Source == JsonTape.None ? NotificationReader.Source : draft.Tape.Text(draft.Source);
        return EventIdentity.OfSource(draft.OrgId, source, draft.Tape.Text(draft.Id));
    }

    private static string StreamOf(EventDraft draft) => draft.About switch
    {
        EventSubject.Customer => Key(draft, draft.CustomerId),
        EventSubject.Definition => DefinitionStream(draft, draft.Definition!),
        _ when draft.Subject == JsonTape.None => StreamKey.System(draft.OrgId, draft.Name!),
        _ => StreamKey.System(draft.OrgId, Encoding.UTF8.GetString(draft.Tape.Text(draft.Subject))),
    };

    private static string DefinitionStream(EventDraft draft, DefinitionKind kind) =>
        StreamKey.Definition(draft.OrgId, kind.Path, kind.Canonical(Encoding.UTF8.GetString(draft.Tape.Text(draft.Subject))));

    private static string Key(EventDraft draft, int customer)
    {
        Span<char> chars = stackalloc char[20 + 1 + 2 * DecoderLimits.CustomerIdCharacters];
        draft.OrgId.TryFormat(chars, out var length, default, CultureInfo.InvariantCulture);
        chars[length++] = ':';
        length += Encoding.UTF8.GetChars(draft.Tape.Text(customer), chars[length..]);
        return chars[..length].ToString();
    }

    private static EventType TypeOf(EventDraft draft) => draft.About switch
    {
        EventSubject.Customer => draft.Known?.Type ?? EventTypes.AnyCustomerEvent,
        EventSubject.Definition => EventTypes.Definitions[draft.Definition!.EventName],
        _ => EventTypes.AnySystemEvent,
    };
}
