using System.Buffers;
using System.Globalization;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;

namespace EventPlatform.DeadLetters.Redriving;

/// <summary>One open letter's record, patched and decoded.</summary>
/// <param name="Letter">Whose.</param>
/// <param name="Patched">The record that was tried, where it was patched.</param>
/// <param name="Decoded">Event or reason.</param>
/// <param name="Stage">The step that refused it, where one has.</param>
internal sealed record Try(LockedLetter Letter, RecordContent? Patched, DecodedRecord Decoded, string Stage = DeadLetterStage.Decoding);

/// <summary>Patches and decodes the records of letters, in their order.</summary>
internal sealed class Tries
{
    private List<Try> _tries = [];
    private readonly List<LetterResult> _untried = [];

    /// <summary>The bytes of the events.</summary>
    private readonly ArrayBufferWriter<byte> _arena = new(64 * 1024);

    /// <summary>Those whose record was decoded to an event.</summary>
    public IReadOnlyList<Try> Accepted => [.. _tries.Where(tried => tried.Decoded.Accepted is not null)];

    public IReadOnlyList<EventToAppend> Events => [.. Accepted.Select(tried => tried.Decoded.Accepted!.Event)];

    public IEnumerable<Try> Rejected => _tries.Where(tried => tried.Decoded.Rejection is not null);

    /// <summary>Letters with which nothing is done: settled ones, and those that the patch does not fit.</summary>
    public IReadOnlyList<LetterResult> Untried => _untried;

    public static Tries Of(IEnumerable<LockedLetter> letters, RedriveOrder order, RecordDecoder decoder, DateTimeOffset now)
    {
        var tries = new Tries();
        foreach (var letter in letters)
            tries.Add(letter, order, decoder, now);
        return tries;
    }

    /// <summary>Some accepted ones are refused after all.</summary>
    /// <param name="refused">By their place among the accepted ones.</param>
    public void Refuse(IReadOnlyDictionary<int, Rejection> refused)
    {
        if (refused.Count == 0)
            return;
        var letters = refused.ToDictionary(each => Accepted[each.Key].Letter.Id, each => each.Value);
        _tries = [.. _tries.Select(tried => letters.TryGetValue(tried.Letter.Id, out var why) ? tried with { Decoded = why, Stage = DeadLetterStage.Storing } : tried)];
    }

    private void Add(LockedLetter letter, RedriveOrder order, RecordDecoder decoder, DateTimeOffset now)
    {
        if (!letter.IsOpen)
            _untried.Add(new(letter.Id, LetterOutcome.Settled) { State = letter.State, EventId = letter.EventId, Message = $"The letter is {letter.State} already: nothing was changed." });
        else if (order.Patch.Apply(letter.Record, out var problem) is not { } content)
            _untried.Add(new(letter.Id, LetterOutcome.NotPatchable) { Message = problem });
        else
            _tries.Add(new(letter, order.Patch.IsEmpty ? null : content, Within(order, decoder.Decode(letter.ToTry(content, now), _arena))));
    }

    private static DecodedRecord Within(RedriveOrder order, DecodedRecord decoded) =>
        decoded.Accepted is { } accepted && order.MayStoreIn?.Invoke(accepted.OrgId) is false ? Foreign(accepted) : decoded;

    private static Rejection Foreign(AcceptedEvent accepted) => new(ErrorCode.UnknownOrg,
        string.Create(CultureInfo.InvariantCulture, $"/orgid: found {accepted.OrgId}; expected an organisation of who puts it back"), "/orgid")
    {
        OrgId = accepted.OrgId,
        Form = accepted.Form,
    };
}
