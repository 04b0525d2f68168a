using JasperFx.Events;
using Marten.Exceptions;
using Npgsql;

namespace Marten.Sessions;

/// <summary>What a failure of the database is called towards the caller.</summary>
internal static class StoreExceptions
{
    /// <summary>The exception to throw in its place, or itself.</summary>
    public static Exception Translate(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure } => new ConcurrentUpdateException(exception),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_mt_events_stream_and_version" } taken =>
            new EventStreamUnexpectedMaxEventIdException($"Another writer was faster: {taken.Detail ?? taken.MessageText}"),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pkey_mt_streams_id" } taken =>
            new ExistingStreamIdCollisionException(taken.Detail ?? taken.MessageText, null),
        NpgsqlException => new MartenCommandException(null, exception),
        _ => exception,
    };
}
