using JasperFx.Events;
using JasperFx.Events.Subscriptions;
using JasperFx.MultiTenancy;
using Marten.Subscriptions;

namespace Marten.Events;

/// <inheritdoc/>
internal sealed class EventStoreOptions(StoreOptions store) : IEventStoreOptions
{
    private string? _schema;

    /// <inheritdoc/>
    public StreamIdentity StreamIdentity { get; set; } = StreamIdentity.AsGuid;

    public TenancyStyle TenancyStyle { get; set; } = TenancyStyle.Single;

    public EventAppendMode AppendMode { get; set; } = EventAppendMode.QuickWithServerTimestamps;

    public string DatabaseSchemaName
    {
        get => _schema ?? store.DatabaseSchemaName;
        set => _schema = value.ToLowerInvariant();
    }

    public MetadataConfig MetadataConfig { get; } = new();

    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    public bool EnableUniqueIndexOnEventId { get; set; }

    public bool EnableEventTypeIndex { get; set; }

    public bool UseListenNotifyForEventAppends { get; set; }

    public bool UseMonitoredAdvisoryLock { get; set; } = true;

    public bool UseAdvisoryLockTransaction { get; set; } = true;

    public EventNamingStyle EventNamingStyle { get; set; } = EventNamingStyle.ClassicTypeName;

    public IEventStoreOptions IgnoreIndex(string indexName) => this;

    public IEventStoreOptions AddEventType<TEvent>() => throw new NotSupportedException();

    public void AddEventType(Type eventType) => throw new NotSupportedException();

    public void AddEventTypes(IEnumerable<Type> types) => throw new NotSupportedException();

    public void MapEventType<TEvent>(string eventTypeName) where TEvent : class => throw new NotSupportedException();

    public void MapEventType(Type eventType, string eventTypeName) => throw new NotSupportedException();

    public IEventStoreOptions Upcast<TOldEvent, TEvent>(Func<TOldEvent, TEvent> upcast) where TOldEvent : class where TEvent : class =>
        throw new NotSupportedException();

    public IEventStoreOptions Upcast<TOldEvent, TEvent>(string eventTypeName, Func<TOldEvent, TEvent> upcast)
        where TOldEvent : class where TEvent : class =>
        throw new NotSupportedException();

    public void Subscribe(ISubscription subscription) => Subscribe(subscription, null);

    public void Subscribe(ISubscription subscription, Action<ISubscriptionOptions>? configure = null) =>
        store.Projections.Subscribe(subscription, configure);
}
