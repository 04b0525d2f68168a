using EventPlatform.Loyalty.Definitions;
using EventPlatform.ReadModels.Definitions;
using EventPlatform.ReadModels.Milestones;
using Npgsql;

namespace EventPlatform.Projections.Milestones;

/// <summary>
/// The definitions in force before a page. What the last page left is kept, and taken only where the table says that it is still
/// right: a page that was rolled back, or folded by another process meanwhile, must not be remembered.
/// </summary>
internal sealed class DefinitionCache
{
    private DefinitionCatalog _remembered = DefinitionCatalog.Empty;

    public async Task<DefinitionCatalog> AtAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long position, CancellationToken cancellation)
    {
        var newest = await DefinitionRows.NewestAsync(connection, transaction, position, cancellation);
        if (newest == _remembered.LastSequence)
            return _remembered;
        var catalog = DefinitionCatalog.Empty;
        foreach (var definition in await DefinitionRows.LoadAsync(connection, transaction, position, cancellation))
            catalog = catalog.With(definition);
        return await ClockRows.ApplyAsync(catalog, connection, transaction, cancellation);
    }

    public void Remember(DefinitionCatalog catalog) => _remembered = catalog;
}
