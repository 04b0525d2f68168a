using JasperFx.Events.Projections;

namespace JasperFx.Events.Subscriptions;

/// <summary>A subscription's name, version, filter and feed.</summary>
public interface ISubscriptionOptions : IEventFilterable
{
    string Name { get; set; }

    uint Version { get; set; }

    AsyncOptions Options { get; }
}
