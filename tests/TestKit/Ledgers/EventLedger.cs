using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace EventPlatform.TestKit.Ledgers;

/// <summary>
/// Produces customer events and remembers which of them Kafka has acknowledged: what must be in the store, each once, and for each
/// customer in this order.
/// </summary>
public sealed class EventLedger : IAsyncDisposable
{
    /// <summary>The organisation of all its events.</summary>
    public const long Organisation = 7;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly string _topic;
    private readonly int _customers;
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly ConcurrentDictionary<string, LedgerEntry> _acknowledged = new();
    private readonly CancellationTokenSource _enough = new();
    private Task _producing = Task.CompletedTask;
    private int _next;

    /// <param name="bootstrapServers">The broker.</param>
    /// <param name="topic">The customer events topic.</param>
    /// <param name="customers">Events go to so many customers in turn.</param>
    public EventLedger(string bootstrapServers, string topic, int customers = 50)
    {
        (_topic, _customers) = (topic, customers);
        var settings = new ProducerConfig
        {
            BootstrapServers = bootstrapServers,
            Partitioner = Confluent.Kafka.Partitioner.Murmur2Random,
            EnableIdempotence = true,
            LingerMs = 2,
            MessageTimeoutMs = 120_000,
        };
        _producer = new ProducerBuilder<byte[]?, byte[]?>(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    /// <summary>What Kafka has acknowledged, by event id.</summary>
    public IReadOnlyDictionary<string, LedgerEntry> Acknowledged => _acknowledged;

    /// <summary>Produces so many events and waits until all are acknowledged.</summary>
    public async Task ProduceAsync(int count)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = count;
        for (var i = 0; i < count; i++)
            await SendAsync(Next(), report =>
            {
                if (report is not null)
                    done.TrySetException(new InvalidOperationException($"An event was not acknowledged: {report}"));
                else if (Interlocked.Decrement(ref open) == 0)
                    done.TrySetResult();
            });
        await done.Task;
    }

    /// <summary>Produces every acknowledged event again, with the same content, customer by customer in order.</summary>
    public async Task ProduceAgainAsync()
    {
        var before = _acknowledged.Values.OrderBy(entry => entry.Number).ToArray();
        foreach (var entry in before)
            await SendAsync(entry, _ => { });
        _producer.Flush();
    }

    /// <summary>Begins to produce small portions, one every few milliseconds, until <see cref="StopProducingAsync"/>.</summary>
    public void StartProducing(int portion = 50) => _producing = ProduceOnAsync(portion);

    /// <summary>Stops that, and waits until everything is acknowledged.</summary>
    public async Task StopProducingAsync()
    {
        await _enough.CancelAsync();
        await _producing;
    }

    /// <summary>Sends any record to the topic.</summary>
    public Task<DeliveryResult<byte[]?, byte[]?>> SendAsync(Message<byte[]?, byte[]?> message) => _producer.ProduceAsync(_topic, message);

    /// <summary>Sends any record to a partition of the topic.</summary>
    public Task<DeliveryResult<byte[]?, byte[]?>> SendAsync(Message<byte[]?, byte[]?> message, int partition) =>
        _producer.ProduceAsync(new TopicPartition(_topic, partition), message);

    /// <summary>A customer event in CloudEvents binary form.</summary>
    public static Message<byte[]?, byte[]?> Message(string id, string customer, int number) => new()
    {
        Key = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Organisation}:{customer}")),
        Value = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$$"""{"customer":{"id":"{{{customer}}}"},"context":{"seq":{{{number}}},"note":"a text of some length, so that a record is about as long as real ones are","storeCode":"B{{{number % 7}}}","amount":{{{number % 1000}}}.5}}""")),
        Headers =
        [
            Header("ce_specversion", "1.0"), Header("ce_id", id), Header("ce_source", "/ledger"), Header("ce_type", "customer.ledgerEntry"),
            Header("ce_orgid", Organisation.ToString(CultureInfo.InvariantCulture)), Header("ce_time", "2025-06-01T10:00:00Z"),
            Header("content-type", "application/json"),
        ],
    };

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAny(_producing); // a failure of it has been seen, or the test has failed before
        _producer.Dispose();
        _enough.Dispose();
    }

    private static Header Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    private async Task ProduceOnAsync(int portion)
    {
        using var pace = new PeriodicTimer(Pace);
        while (!_enough.IsCancellationRequested)
        {
            await ProduceAsync(portion);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private LedgerEntry Next()
    {
        var number = _next++;
        return new(string.Create(CultureInfo.InvariantCulture, $"e{number}"), string.Create(CultureInfo.InvariantCulture, $"c{number % _customers}"), number);
    }

    private async Task SendAsync(LedgerEntry entry, Action<string?> reported)
    {
        while (true)
        {
            try
            {
                _producer.Produce(_topic, Message(entry.Id, entry.Customer, entry.Number), report =>
                {
                    if (!report.Error.IsError)
                        _acknowledged[entry.Id] = entry;
                    reported(report.Error.IsError ? report.Error.Reason : null);
                });
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                await Task.Yield();
                _producer.Poll(TimeSpan.FromMilliseconds(50));
            }
        }
    }
}

/// <summary>An event of the ledger.</summary>
/// <param name="Id">The producer's id of it.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="Number">Rises with every event, so with every event of a customer too.</param>
public sealed record LedgerEntry(string Id, string Customer, int Number);
