using EventPlatform.EventStore;
using EventPlatform.ReadModels.Badges;
using EventPlatform.ReadModels.Definitions;
using EventPlatform.ReadModels.Interactions;
using EventPlatform.ReadModels.Milestones;
using EventPlatform.ReadModels.Profiles;
using Microsoft.Extensions.DependencyInjection;

namespace EventPlatform.ReadModels;

/// <summary>Registers the tables of all read models.</summary>
public static class ReadModelRegistration
{
    public static IServiceCollection AddReadModels(this IServiceCollection services) => services
        .AddSchemaScript(DefinitionTable.Script)
        .AddSchemaScript(ProfileTable.Script)
        .AddSchemaScript(MilestoneTables.Script)
        .AddSchemaScript(BadgeTables.Script)
        .AddSchemaScript(InteractionTables.Script);
}
