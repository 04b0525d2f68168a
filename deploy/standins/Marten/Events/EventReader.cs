using JasperFx.Events;
using Marten.Exceptions;
using Npgsql;

namespace Marten.Events;

/// <summary>Turns rows of mt_events into events.</summary>
internal sealed class EventReader(EventTypes types, EventColumns columns, ISerializer serializer)
{
    /// <exception cref="UnknownEventTypeException">Neither the alias nor the class is known.</exception>
    /// <exception cref="EventDeserializationFailureException">The body does not fit its class.</exception>
    public IEvent Read(NpgsqlDataReader row)
    {
        var alias = row.GetString(EventColumns.TypeAlias);
        var sequence = row.GetInt64(EventColumns.Sequence);
        var mapping = types.Find(alias, TextOrNull(row, EventColumns.ClassName)) ?? throw new UnknownEventTypeException(alias, sequence);
        var e = ReadBody(row, mapping, sequence);
        e.Sequence = sequence;
        e.Id = row.GetGuid(EventColumns.Id);
        e.StreamKey = row.GetString(EventColumns.StreamKey);
        e.Version = row.GetInt64(EventColumns.Version);
        e.Timestamp = row.GetFieldValue<DateTimeOffset>(EventColumns.Timestamp);
        e.IsArchived = row.GetBoolean(EventColumns.IsArchived);
        ReadMetadata(row, e);
        return e;
    }

    private IEvent ReadBody(NpgsqlDataReader row, EventMapping mapping, long sequence)
    {
        var json = row.GetFieldValue<byte[]>(EventColumns.Body);
        try
        {
            return mapping.Read(json, serializer);
        }
        catch (Exception e)
        {
            throw new EventDeserializationFailureException(sequence, mapping.Alias, e);
        }
    }

    private void ReadMetadata(NpgsqlDataReader row, IEvent e)
    {
        e.CorrelationId = TextOrNull(row, columns.CorrelationId);
        e.CausationId = TextOrNull(row, columns.CausationId);
        e.UserName = TextOrNull(row, columns.UserName);
        if (columns.Headers is { } headers && !row.IsDBNull(headers))
        {
            ((IHoldsRawHeaders)e).RawHeaders = new RawHeaders(row.GetFieldValue<byte[]>(headers), serializer);
        }
    }

    private static string? TextOrNull(NpgsqlDataReader row, int? ordinal) =>
        ordinal is { } column && !row.IsDBNull(column) ? row.GetString(column) : null;
}
