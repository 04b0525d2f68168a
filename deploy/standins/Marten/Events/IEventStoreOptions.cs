using JasperFx.Events;
using JasperFx.Events.Subscriptions;
using JasperFx.MultiTenancy;
using Marten.Subscriptions;

namespace Marten.Events;

/// <summary>How events are named, stored and watched.</summary>
public interface IEventStoreOptions
{
    StreamIdentity StreamIdentity { get; set; }

    TenancyStyle TenancyStyle { get; set; }

    EventAppendMode AppendMode { get; set; }

    /// <summary>The schema of the event tables; the store's unless set.</summary>
    string DatabaseSchemaName { get; set; }

    MetadataConfig MetadataConfig { get; }

    TimeProvider TimeProvider { get; set; }

    /// <summary>A second event of the same id is refused.</summary>
    bool EnableUniqueIndexOnEventId { get; set; }

    /// <summary>An index for shards that read few types.</summary>
    bool EnableEventTypeIndex { get; set; }

    /// <summary>Appends send NOTIFY, and the daemon listens, instead of waiting for its next look.</summary>
    bool UseListenNotifyForEventAppends { get; set; }

    /// <summary>A lock's connection is watched while it is held.</summary>
    bool UseMonitoredAdvisoryLock { get; set; }

    /// <summary>A lock lives in an open transaction, not in its session.</summary>
    bool UseAdvisoryLockTransaction { get; set; }

    EventNamingStyle EventNamingStyle { get; set; }

    /// <summary>An index of one's own on an event table, which migrations leave alone.</summary>
    IEventStoreOptions IgnoreIndex(string indexName);

    IEventStoreOptions AddEventType<TEvent>();

    void AddEventType(Type eventType);

    void AddEventTypes(IEnumerable<Type> types);

    void MapEventType<TEvent>(string eventTypeName) where TEvent : class;

    void MapEventType(Type eventType, string eventTypeName);

    /// <summary>Stored bodies of the old class's name are read as such and handed on as the new one.</summary>
    IEventStoreOptions Upcast<TOldEvent, TEvent>(Func<TOldEvent, TEvent> upcast) where TOldEvent : class where TEvent : class;

    /// <summary>Stored bodies of that name are read as the old class and handed on as the new one.</summary>
    IEventStoreOptions Upcast<TOldEvent, TEvent>(string eventTypeName, Func<TOldEvent, TEvent> upcast)
        where TOldEvent : class where TEvent : class;

    void Subscribe(ISubscription subscription);

    void Subscribe(ISubscription subscription, Action<ISubscriptionOptions>? configure = null);
}
