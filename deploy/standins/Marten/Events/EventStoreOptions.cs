using JasperFx.Events;
using JasperFx.Events.Subscriptions;
using JasperFx.MultiTenancy;
using Marten.Subscriptions;

namespace Marten.Events;

/// <inheritdoc/>
internal sealed class EventStoreOptions(StoreOptions store) : IEventStoreOptions
{
    public const string AppendChannel = "mt_events_appended";

    private string? _schema;

    public EventTypes Types { get; } = new();

    public StreamIdentity StreamIdentity { get; set; } = StreamIdentity.AsGuid;

    public TenancyStyle TenancyStyle
    {
        get;
        set => field = value == TenancyStyle.Single ? value : throw OnlyIn($"{nameof(TenancyStyle)}.{nameof(TenancyStyle.Single)}");
    } = TenancyStyle.Single;

    public EventAppendMode AppendMode
    {
        get;
        set => field = value != EventAppendMode.Rich ? value : throw OnlyIn($"the quick values of {nameof(EventAppendMode)}");
    } = EventAppendMode.QuickWithServerTimestamps;

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

    public EventNamingStyle EventNamingStyle
    {
        get => Types.NamingStyle;
        set => Types.NamingStyle = value;
    }

    /// <summary>The schema is only ever added to here, so no index needs protection.</summary>
    public IEventStoreOptions IgnoreIndex(string indexName) => this;

    public IEventStoreOptions AddEventType<TEvent>()
    {
        Types.Add(typeof(TEvent));
        return this;
    }

    public void AddEventType(Type eventType) => Types.Add(eventType);

    public void AddEventTypes(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            Types.Add(type);
        }
    }

    public void MapEventType<TEvent>(string eventTypeName) where TEvent : class => Types.Map(typeof(TEvent), eventTypeName);

    public void MapEventType(Type eventType, string eventTypeName) => Types.Map(eventType, eventTypeName);

    public IEventStoreOptions Upcast<TOldEvent, TEvent>(Func<TOldEvent, TEvent> upcast) where TOldEvent : class where TEvent : class =>
        Upcast(EventTypeAlias.For(typeof(TOldEvent), EventNamingStyle.ClassicTypeName), upcast);

    public IEventStoreOptions Upcast<TOldEvent, TEvent>(string eventTypeName, Func<TOldEvent, TEvent> upcast)
        where TOldEvent : class where TEvent : class
    {
        Types.Upcast(new UpcastMapping<TOldEvent, TEvent>(eventTypeName, upcast));
        return this;
    }

    public void Subscribe(ISubscription subscription) => Subscribe(subscription, null);

    public void Subscribe(ISubscription subscription, Action<ISubscriptionOptions>? configure = null) =>
        store.Projections.Subscribe(subscription, configure);

    /// <exception cref="NotSupportedException">The options ask for what only the real package has.</exception>
    public void AssertSupported()
    {
        if (StreamIdentity != StreamIdentity.AsString)
        {
            throw OnlyIn($"{nameof(StreamIdentity)}.{nameof(StreamIdentity.AsString)}");
        }
    }

    private static NotSupportedException OnlyIn(string what) => new($"This stand-in of Marten knows {what} only.");
}
