using JasperFx.Events;

namespace Marten.Sessions;

/// <summary>What one transaction is to write.</summary>
internal sealed class UnitOfWork
{
    private readonly List<StreamAction> _streams = [];
    private readonly List<QueuedCommand> _commands = [];
    private readonly List<ITransactionParticipant> _participants = [];

    /// <summary>In the order in which they were first named.</summary>
    public IReadOnlyList<StreamAction> Streams => _streams;

    public IReadOnlyList<QueuedCommand> Commands => _commands;

    public IReadOnlyList<ITransactionParticipant> Participants => _participants;

    /// <summary>Participants alone are no work.</summary>
    public bool IsEmpty => _commands.Count == 0 && !HasEvents;

    public bool HasEvents => _streams.Exists(stream => stream.Events.Count > 0);

    public void Add(QueuedCommand command) => _commands.Add(command);

    public void Add(ITransactionParticipant participant) => _participants.Add(participant);

    /// <summary>The action of that stream; a new one unless there is one already.</summary>
    public StreamAction Stream(string key, StreamActionType actionType)
    {
        var stream = _streams.Find(known => known.Key == key);
        if (stream is null)
        {
            stream = new StreamAction(key, actionType);
            _streams.Add(stream);
        }

        return stream;
    }

    /// <summary>Participants stay: they take part in the next save too.</summary>
    public void Clear()
    {
        _streams.Clear();
        _commands.Clear();
    }
}
