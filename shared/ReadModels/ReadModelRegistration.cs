using EventPlatform.EventStore;
using EventPlatform.EventStore.Schema;
using EventPlatform.ReadModels.Badges;
using EventPlatform.ReadModels.Definitions;
using EventPlatform.ReadModels.Interactions;
using EventPlatform.ReadModels.Milestones;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.ReadModels.Rebuilds;
using Microsoft.Extensions.DependencyInjection;

namespace EventPlatform.ReadModels;

/// <summary>
/// Registers the tables of all read models. Their scripts and the statements of their rows name no schema: the connection's search path
/// does, so that a rebuild fills tables of the same names beside those that are read. Queries for readers name the live schema.
/// </summary>
public static class ReadModelRegistration
{
    private static readonly SchemaScript Schema = new("read_models", $"create schema if not exists {EventStoreRegistration.ReadModelSchema};");

    public static IServiceCollection AddReadModels(this IServiceCollection services) => services
        .AddSchemaScript(Schema)
        .AddSchemaScript(RebuildTables.Script)
        .AddSchemaScript(DefinitionTable.Script)
        .AddSchemaScript(ProfileTable.Script)
        .AddSchemaScript(TotalsTable.Script)
        .AddSchemaScript(MilestoneTables.Script)
        .AddSchemaScript(BadgeTables.Script)
        .AddSchemaScript(InteractionTables.Script);
}
