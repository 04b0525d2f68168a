using JasperFx.Events;
using Marten.Events;
using Npgsql;

namespace Marten.Sessions;

/// <summary>Writes a unit of work inside an open transaction: events, commands, then the participants one by one.</summary>
internal sealed class UnitOfWorkWriter(EventStoreOptions options, AppendStatement append)
{
    public async Task WriteAsync(UnitOfWork work, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token)
    {
        if (!work.IsEmpty)
        {
            await WriteQueuedAsync(work, connection, transaction, token);
        }

        foreach (var participant in work.Participants)
        {
            await participant.BeforeCommitAsync(connection, transaction, token);
        }
    }

    private async Task WriteQueuedAsync(UnitOfWork work, NpgsqlConnection connection, NpgsqlTransaction transaction,
        CancellationToken token)
    {
        var streams = work.Streams.Where(stream => stream.Events.Count > 0).ToList();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in Commands(work, streams))
        {
            batch.BatchCommands.Add(command);
        }

        await using var results = await batch.ExecuteReaderAsync(token);
        foreach (var stream in streams)
        {
            await AppendStatement.TakeResultAsync(stream, results, token);
            await results.NextResultAsync(token);
        }

        while (await results.NextResultAsync(token))
        {
            // Errors of the commands behind surface while their results are passed over.
        }
    }

    private IEnumerable<NpgsqlBatchCommand> Commands(UnitOfWork work, List<StreamAction> streams)
    {
        foreach (var stream in streams)
        {
            yield return append.For(stream);
        }

        if (streams.Count > 0 && options.UseListenNotifyForEventAppends)
        {
            yield return new NpgsqlBatchCommand($"notify {EventStoreOptions.AppendChannel}");
        }

        foreach (var command in work.Commands)
        {
            yield return command.ToBatchCommand();
        }
    }
}
