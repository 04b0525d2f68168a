using System.Text;
using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters.Table;
using EventPlatform.TestKit.Letters;

namespace EventPlatform.Api.Tests;

/// <summary>Writes dead letters as ingest does.</summary>
internal sealed class Letters(ApiHost api)
{
    private static long s_offset;

    public Task<long> ReceiveAsync(Specimen specimen) =>
        ReceiveAsync(specimen.Record, Enum.GetValues<ErrorCode>().Single(code => code.Text() == specimen.Code), Specimen.Organisation, Specimen.Customer);

    public Task<long> ReceiveAsync(ErrorCode code, string customer, byte[]? value = null, long? org = ApiHost.Org) =>
        ReceiveAsync(new SpecimenRecord(org is null ? null : $"{org}:{customer}", null), code, org, customer, value);

    public async Task<long> ReceiveAsync(SpecimenRecord record, ErrorCode code, long? org, string customer, byte[]? value = null)
    {
        var incoming = new IncomingRecord
        {
            Input = InputTopic.CustomerEvents,
            Topic = "topic",
            Partition = 0,
            Offset = Interlocked.Increment(ref s_offset),
            Timestamp = TimeProvider.System.GetUtcNow(),
            Received = TimeProvider.System.GetUtcNow(),
            Key = record.KeyBytes,
            Value = value ?? record.ValueBytes,
            Headers = [.. record.Headers.Select(header => new RecordHeader(header.Name, Encoding.UTF8.GetBytes(header.Value)))],
        };
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var rejection = new Rejection(code, "found this; expected that") { OrgId = org, CustomerId = customer };
        await DeadLetterRows.InsertAsync(connection, transaction, "group", TimeProvider.System.GetUtcNow(), [new(incoming, rejection, DeadLetterStage.Decoding)], default);
        await transaction.CommitAsync();
        await using var command = api.Database.CreateCommand($"select id from ingest.dead_letters where origin_topic = 'topic' and origin_offset = {incoming.Offset}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
