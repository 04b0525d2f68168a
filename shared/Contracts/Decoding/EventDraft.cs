using System.Text;
using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Decoding;

/// <summary>What an event is about.</summary>
internal enum EventSubject : byte
{
    Customer,
    System,
    Definition,
}

/// <summary>A field of the event to be: where its value stands, and what the contract knows of it.</summary>
internal struct DraftField
{
    public int Node;
    public Field? Known;
    public bool Personal;

    /// <summary>A notification's text that could not be brought into the field's kind: kept as a text.</summary>
    public bool AsItIs;
}

/// <summary>
/// An event while its record is read: all four forms fill it, the rules check it, and an accepted one is written from it. Nodes are places on
/// the <see cref="Tape"/>. One a thread, used again for every record.
/// </summary>
internal sealed class EventDraft
{
    private DraftField[] _fields = new DraftField[32];
    private int _count;

    public EventDraft() => Faults = new Faults(Tape);

    public JsonTape Tape { get; } = new();

    public Faults Faults { get; }

    public IncomingRecord Record { get; private set; } = null!;

    public EventSubject About { get; set; }

    public long OrgId { get; set; }

    /// <summary>The name that the producer gave; null where it gave none that is one.</summary>
    public string? GivenName { get; private set; }

    /// <summary>The name under which the event is stored: a bill that is a return becomes one.</summary>
    public string? Name { get; set; }

    public KnownEvent? Known { get; set; }

    public DefinitionKind? Definition { get; set; }

    /// <summary>Null where the producer gave none.</summary>
    public DateTimeOffset? Time { get; set; }

    public DateTimeOffset Occurred { get; set; }

    /// <summary>It happened too long before it was received to start a campaign.</summary>
    public bool IsLateForCampaigns { get; set; }

    /// <summary>Attributes as texts; <see cref="JsonTape.None"/> where absent.</summary>
    public int Id, Source, CustomerId, Subject, DataSchema, TraceParent, TraceState, CorrelationId;

    /// <summary>Parts of the data: the customer block, the context, the lines of a bill, a definition; a notification's whole <c>data</c>.</summary>
    public int CustomerBlock, Context, LineItems, DefinitionContent, NotificationData;

    public Span<DraftField> Fields => _fields.AsSpan(0, _count);

    public void Reset(IncomingRecord record)
    {
        Record = record;
        Faults.Reset();
        (_count, OrgId, GivenName, Name, Known, Definition, Time) = (0, 0, null, null, null, null, null);
        Id = Source = CustomerId = Subject = DataSchema = TraceParent = TraceState = CorrelationId = JsonTape.None;
        CustomerBlock = Context = LineItems = DefinitionContent = NotificationData = JsonTape.None;
    }

    public void NameIt(ReadOnlySpan<byte> name) => GivenName = Name = Known?.Name ?? Encoding.ASCII.GetString(name);

    /// <summary>The code under which a field is stored.</summary>
    public ReadOnlySpan<byte> CodeOf(in DraftField field) => field.Known is { } known ? known.Utf8 : Tape.Name(field.Node);

    public void Add(in DraftField field)
    {
        if (_count == _fields.Length)
            Array.Resize(ref _fields, _count * 2);
        _fields[_count++] = field;
    }

    public void Remove(int index)
    {
        Fields[(index + 1)..].CopyTo(Fields[index..]);
        _count--;
    }
}
