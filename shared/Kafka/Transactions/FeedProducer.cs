using System.Diagnostics;
using Confluent.Kafka;
using EventPlatform.Kafka.Clients;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Kafka.Transactions;

/// <summary>
/// The one producer of a feed. What it keeps true: a <c>read_committed</c> reader sees each record of the feed once, in order, whoever
/// dies when. A transaction holds records and the position behind them; ownership begins by fencing the owner before, and only then reads
/// the position; when it is unknown what became of a transaction, ownership begins anew.
/// </summary>
/// <remarks>One caller at a time. After any exception, calling again is right: what was sent meanwhile is not sent again.</remarks>
public sealed partial class FeedProducer(FeedSettings feed, ILogger logger, Func<ProducerConfig, IProducer<byte[], byte[]>>? build = null) : IDisposable
{
    private static readonly TimeSpan InitTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CommitTimeout = FeedSettings.TransactionTimeout;
    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan QueuePause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan DrainPause = TimeSpan.FromMilliseconds(1);

    private IProducer<byte[], byte[]>? _client;
    private long? _position;

    /// <summary>
    /// Makes this process the feed's owner, unless it is; a former owner can send nothing from then on. Returns the position: everything
    /// up to there has been sent. 0 where nothing ever was.
    /// </summary>
    /// <exception cref="KafkaException">Kafka is away, or refuses; call again.</exception>
    public async Task<long> TakeOverAsync(CancellationToken cancellation)
    {
        if (_position is { } known)
            return known;
        await Task.Run(Fence, cancellation);
        var position = await ReadPositionAsync(cancellation);
        LogOwner(logger, feed.Name, position);
        _position = position;
        return position;
    }

    /// <summary>
    /// Sends, in one transaction, the records beyond the feed's position, and moves that position to the last of them; as a whole or
    /// not at all. Returns how many were sent now.
    /// </summary>
    /// <param name="records">In order of their positions. Taken one by one on another thread, while those before are on their way.</param>
    /// <param name="cancellation">Heeded up to the start of the transaction.</param>
    /// <exception cref="FeedFencedException">Somebody else owns the feed.</exception>
    /// <exception cref="KafkaException">Nothing is known to be sent; call again.</exception>
    public async Task<int> SendAsync(IEnumerable<FeedRecord> records, CancellationToken cancellation)
    {
        var position = await TakeOverAsync(cancellation);
        return await Task.Run(() => Send(records, position), cancellation);
    }

    /// <summary>Forgets what it owns; the next call takes the feed over anew.</summary>
    public void GiveUp()
    {
        _position = null;
        _client?.Dispose();
        _client = null;
    }

    public void Dispose() => GiveUp();

    private void Fence()
    {
        _client ??= (build ?? Build)(feed.TransactionalProducer());
        Guarded(client => client.InitTransactions(InitTimeout), keepClient: failure => failure is KafkaRetriableException);
    }

    private async Task<long> ReadPositionAsync(CancellationToken cancellation)
    {
        try
        {
            return await ProgressLog.ReadAsync(feed, logger, cancellation) ?? 0;
        }
        catch (Exception)
        {
            // A client can be initialised once only.
            GiveUp();
            throw;
        }
    }

    private int Send(IEnumerable<FeedRecord> records, long position)
    {
        var started = Stopwatch.GetTimestamp();
        var (count, last) = (0, position);
        Guarded(client => (count, last) = Fill(client, records, position), keepClient: _ => Abort());
        if (count == 0)
            return count;
        // An error that demands an abort says that nothing was committed; of any other commit the outcome is unknown.
        Guarded(client => client.CommitTransaction(CommitTimeout), keepClient: failure => failure is KafkaTxnRequiresAbortException && Abort());
        _position = last;
        SendMeter.Sent(feed.Topic, count, started);
        return count;
    }

    private (int Count, long Last) Fill(IProducer<byte[], byte[]> client, IEnumerable<FeedRecord> records, long position)
    {
        var (count, last) = (0, position);
        foreach (var record in records)
        {
            if (record.Position <= position)
                continue;
            if (count++ == 0)
                client.BeginTransaction();
            Produce(client, feed.Topic, record.Message);
            last = record.Position;
        }
        if (count == 0)
            return (count, last);
        Produce(client, feed.ProgressTopic, ProgressLog.Record(feed.Name, last));
        Drain(client);
        return (count, last);
    }

    /// <summary>Waits until all is sent. The commit would, too, but looks at the queue every 10 ms only where no delivery reports wake it.</summary>
    private static void Drain(IProducer<byte[], byte[]> client)
    {
        var started = Stopwatch.GetTimestamp();
        while (client.Flush(DrainPause) > 0 && Stopwatch.GetElapsedTime(started) < CommitTimeout)
        {
        }
    }

    private static void Produce(IProducer<byte[], byte[]> client, string topic, Message<byte[], byte[]> message)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                client.Produce(topic, message);
                return;
            }
            catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull && Stopwatch.GetElapsedTime(started) < FeedSettings.TransactionTimeout)
            {
                client.Poll(QueuePause);
            }
        }
    }

    /// <summary>Does a step of a transaction. When it fails, ownership is given up unless the client is known to be as it was before.</summary>
    private void Guarded(Action<IProducer<byte[], byte[]>> step, Func<KafkaException, bool> keepClient)
    {
        try
        {
            step(_client!);
        }
        catch (KafkaException failure) when (IsFence(failure.Error))
        {
            GiveUp();
            throw new FeedFencedException(feed.Name, failure);
        }
        catch (Exception failure)
        {
            if (failure is not KafkaException { Error.IsFatal: false } kafka || !keepClient(kafka))
                GiveUp();
            throw;
        }
    }

    /// <summary>Ends an open transaction, so that readers need not wait for its time-out. False where that failed.</summary>
    private bool Abort()
    {
        try
        {
            _client!.AbortTransaction(AbortTimeout);
            return true;
        }
        catch (KafkaException failure)
        {
            LogAbortFailed(logger, feed.Name, failure.Error.Reason);
            return false;
        }
    }

    private static bool IsFence(Error error) =>
        error.Code is ErrorCode.Local_Fenced or ErrorCode.InvalidProducerEpoch or ErrorCode.ProducerFenced;

    // Lost connections are librdkafka's errors; ours are what a call throws.
    private IProducer<byte[], byte[]> Build(ProducerConfig config) =>
        new ProducerBuilder<byte[], byte[]>(config).LogTo(logger).SetErrorHandler((_, _) => { }).Build();

    [LoggerMessage(Level = LogLevel.Information, Message = "Owner of the feed {Feed}, sent up to {Position}")]
    private static partial void LogOwner(ILogger logger, string feed, long position);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A transaction of the feed {Feed} could not be aborted: {Reason}; its owner starts anew")]
    private static partial void LogAbortFailed(ILogger logger, string feed, string reason);
}
