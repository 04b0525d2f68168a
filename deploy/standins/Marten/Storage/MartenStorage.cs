using JasperFx;
using Marten.Events.Projections;

namespace Marten.Storage;

/// <inheritdoc/>
internal sealed class MartenStorage(StoreOptions options, SchemaMigration schema, IMartenDatabase database) : IMartenStorage
{
    public IMartenDatabase Database => database;

    /// <summary>The event tables are part of the store once it knows an event type or has somebody to feed.</summary>
    public async Task ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate? @override = null)
    {
        if (options.EventOptions.Types.Any || options.Projections.HasShards)
        {
            await schema.ApplyAsync(CancellationToken.None);
        }
    }
}
