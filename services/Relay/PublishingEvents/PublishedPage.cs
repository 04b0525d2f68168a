using System.Buffers;
using EventPlatform.Contracts.Events;
using Npgsql;

namespace EventPlatform.Relay.PublishingEvents;

/// <summary>
/// Published events as they lie in the store, in the order of the log. Page after page is read into the same memory, and each event becomes
/// an object when its turn has come: thousands of them alive at a time would be copied again and again by the collector.
/// </summary>
internal sealed class PublishedPage
{
    private readonly List<PublishedRow> _rows = [];
    private readonly ArrayBufferWriter<byte> _data = new();

    public IReadOnlyList<PublishedRow> Rows => _rows;

    /// <summary>Takes all rows of an answer in place of what it held.</summary>
    public async Task ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        _rows.Clear();
        _data.ResetWrittenCount();
        while (await reader.ReadAsync(cancellation))
            _rows.Add(Row(reader));
    }

    private PublishedRow Row(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3),
        EventTypes.Outcomes[row.GetString(4)].ClrType, Data(row), row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetInt64(7));

    private ReadOnlyMemory<byte> Data(NpgsqlDataReader row)
    {
        using var data = row.GetStream(5);
        var length = (int)data.Length;
        data.ReadExactly(_data.GetSpan(length)[..length]);
        _data.Advance(length);
        return _data.WrittenMemory[^length..];
    }
}
