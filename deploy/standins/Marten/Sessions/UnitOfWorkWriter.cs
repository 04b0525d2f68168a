using JasperFx.Events;
using Marten.Events;
using Npgsql;

namespace Marten.Sessions;

/// <summary>Writes a unit of work inside an open transaction: events, commands, then the participants one by one.</summary>
internal sealed class UnitOfWorkWriter(EventStoreOptions options, AppendStatement append)
{
    public async Task WriteAsync(UnitOfWork work, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token)
    {
        if (work.HasEvents)
        {
            await AppendAsync(work, connection, transaction, token);
        }

        if (!work.IsEmpty)
        {
            await ExecuteCommandsAsync(work, connection, transaction, token);
        }

        foreach (var participant in work.Participants)
        {
            await participant.BeforeCommitAsync(connection, transaction, token);
        }
    }

    /// <summary>One statement a stream, always the same two, so a connection prepares them once.</summary>
    private async Task AppendAsync(UnitOfWork work, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token)
    {
        var streams = work.Streams.Where(stream => stream.Events.Count > 0).ToList();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var stream in streams)
        {
            batch.BatchCommands.Add(append.For(stream));
        }

        await batch.PrepareAsync(token);
        await using var results = await batch.ExecuteReaderAsync(token);
        foreach (var stream in streams)
        {
            await AppendStatement.TakeResultAsync(stream, results, token);
            await results.NextResultAsync(token);
        }
    }

    private async Task ExecuteCommandsAsync(UnitOfWork work, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (work.HasEvents && options.UseListenNotifyForEventAppends)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"notify {EventStoreOptions.AppendChannel}"));
        }

        foreach (var command in work.Commands)
        {
            batch.BatchCommands.Add(command.ToBatchCommand());
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(token);
        }
    }
}
