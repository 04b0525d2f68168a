using Npgsql;

namespace EventPlatform.EventStore.Appending;

/// <summary>
/// A writer that stops breathing in the middle of its transaction must not hold streams, its position and the high-water mark for
/// ever: between statements and in waits for locks the server ends it after seconds. In the middle of a COPY it heeds none of these
/// times; ingest ends such sessions from another connection.
/// </summary>
internal static class WriterTimeouts
{
    public static NpgsqlBatchCommand[] Commands =>
    [
        new("set local idle_in_transaction_session_timeout = '10s'"),
        new("set local lock_timeout = '15s'"),
        new("set local statement_timeout = '60s'"),
    ];
}
