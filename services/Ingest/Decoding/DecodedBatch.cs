using System.Buffers;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using EventPlatform.DeadLetters.Table;

namespace EventPlatform.Ingest.Decoding;

/// <summary>What a batch's records have become. One is used again and again by a lane, so that its memory is.</summary>
internal sealed class DecodedBatch(ArrayBufferWriter<byte> arena)
{
    private const int UsualBytes = 1024 * 1024;

    private readonly List<AcceptedEvent> _accepted = [];
    private readonly List<IncomingRecord> _sources = [];
    private readonly List<EventToAppend> _events = [];
    private readonly List<DeadLetter> _rejected = [];

    public DecodedBatch()
        : this(new ArrayBufferWriter<byte>(UsualBytes))
    {
    }

    /// <summary>The bytes of the events; they live until the batch is filled anew.</summary>
    public ArrayBufferWriter<byte> Arena => arena;

    /// <summary>The accepted ones, in order.</summary>
    public IReadOnlyList<AcceptedEvent> Accepted => _accepted;

    /// <summary>The same in the form in which they are stored.</summary>
    public IReadOnlyList<EventToAppend> Events => _events;

    public IReadOnlyList<DeadLetter> Rejected => _rejected;

    /// <summary>The record of an accepted event.</summary>
    public IncomingRecord SourceOf(int accepted) => _sources[accepted];

    public void Add(IncomingRecord record, in DecodedRecord decoded)
    {
        if (decoded.Accepted is { } accepted)
        {
            _accepted.Add(accepted);
            _events.Add(accepted.Event);
            _sources.Add(record);
        }
        else
        {
            _rejected.Add(new(record, decoded.Rejection!, DeadLetterStage.Decoding));
        }
    }

    /// <summary>The same batch, with some accepted events among the rejected ones after all.</summary>
    /// <param name="refused">By their place among the accepted ones.</param>
    public DecodedBatch Without(IReadOnlyDictionary<int, Rejection> refused)
    {
        if (refused.Count == 0)
            return this;
        var rest = new DecodedBatch(arena);
        rest._rejected.AddRange(_rejected);
        for (var i = 0; i < _accepted.Count; i++)
            if (refused.TryGetValue(i, out var rejection))
                rest._rejected.Add(new(_sources[i], rejection with { OrgId = _accepted[i].OrgId, Form = _accepted[i].Form }, DeadLetterStage.Storing));
            else
                rest.Add(_sources[i], _accepted[i]);
        return rest;
    }

    public void Clear()
    {
        _accepted.Clear();
        _sources.Clear();
        _events.Clear();
        _rejected.Clear();
        Arena.ResetWrittenCount();
    }
}
