using System.Buffers;
using System.Text;
using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters.Discarding;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Redriving;
using EventPlatform.DeadLetters.Storing;
using EventPlatform.DeadLetters.Table;
using EventPlatform.EventStore.Appending;
using EventPlatform.EventStore.Schema;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;
using EventPlatform.TestKit.Letters;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EventPlatform.DeadLetters.Tests;

/// <summary>Dead letters in a database of a test's own, written as ingest writes them.</summary>
internal sealed class LetterBox : IDisposable
{
    public const string By = "operator";

    private readonly IHost _host;
    private long _offset;

    private LetterBox(IHost host, string connectionString)
    {
        _host = host;
        Stored = new(connectionString);
    }

    public required SetClock Clock { get; init; }

    /// <summary>The database, asked by plain SQL.</summary>
    public StoredLedger Stored { get; }

    public Redrive Redrive => _host.Services.GetRequiredService<Redrive>();

    public Discard Discard => _host.Services.GetRequiredService<Discard>();

    public DeadLetterQueries Queries => _host.Services.GetRequiredService<DeadLetterQueries>();

    public OpenLetters Open => _host.Services.GetRequiredService<OpenLetters>();

    private NpgsqlDataSource Database => _host.Services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<LetterBox> CreateAsync()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:EventStore"] = connectionString,
            ["Ingest:Organisations"] = $"{Specimen.Organisation},200",
        });
        var clock = new SetClock();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddDeadLetters();
        var host = builder.Build();
        await host.Services.GetRequiredService<SchemaSetup>().StartingAsync(default);
        return new(host, connectionString) { Clock = clock };
    }

    /// <summary>A record comes by its topic: stored, or a letter.</summary>
    /// <returns>The letter's id; 0 where there is none.</returns>
    public async Task<long> ReceiveAsync(SpecimenRecord record, InputTopic input = InputTopic.CustomerEvents)
    {
        var incoming = Incoming(record, input);
        var decoded = _host.Services.GetRequiredService<RecordDecoder>().Decode(incoming, new ArrayBufferWriter<byte>());
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var rejection = decoded.Rejection;
        if (decoded.Accepted is { } accepted)
        {
            var appended = Appended.Of(await EventAppender.AppendAsync(connection, transaction, [accepted.Event], default), 1);
            rejection = StoreRefusal.Of(accepted, appended, 0);
        }
        if (rejection is not null)
            await DeadLetterRows.InsertAsync(connection, transaction, "group", Clock.GetUtcNow(), [new(incoming, rejection, DeadLetterStage.Decoding)], default);
        await transaction.CommitAsync();
        return rejection is null ? 0 : await Queries.LastIdAsync(default);
    }

    public Task<long> ReceiveAsync(Specimen specimen) => ReceiveAsync(specimen.Record, specimen.IsSystemEvent ? InputTopic.SystemEvents : InputTopic.CustomerEvents);

    public async Task<LetterResult> RedriveAsync(long id, Patching.RecordPatch? patch = null) =>
        (await Redrive.RunAsync([id], new(By) { Patch = patch ?? Patching.RecordPatch.None }, default)).Single();

    public async Task<WholeLetter> FindAsync(long id) => (await Queries.FindAsync(id, null, default)).ShouldNotBeNull();

    public Task<long> EventsAsync(string sourceId) => Stored.CountAsync($"select count(*) from events.mt_events where headers ->> 'sourceId' = '{sourceId}'");

    public void Dispose() => _host.Dispose();

    private IncomingRecord Incoming(SpecimenRecord record, InputTopic input) => new()
    {
        Input = input,
        Topic = input == InputTopic.CustomerEvents ? "customers" : "systems",
        Partition = 0,
        Offset = _offset++,
        Timestamp = Clock.GetUtcNow(),
        Received = Clock.GetUtcNow(),
        Key = record.KeyBytes,
        Value = record.ValueBytes,
        Headers = [.. record.Headers.Select(header => new RecordHeader(header.Name, Encoding.UTF8.GetBytes(header.Value)))],
    };
}

/// <summary>A clock that stands until somebody moves it.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
