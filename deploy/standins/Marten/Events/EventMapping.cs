using JasperFx.Events;

namespace Marten.Events;

/// <summary>Binds an alias to the class of its bodies.</summary>
internal abstract class EventMapping(Type type, string alias)
{
    public Type EventType { get; } = type;

    public string Alias { get; } = alias;

    /// <summary>What stands in column <c>mt_dotnet_type</c>.</summary>
    public string DotNetTypeName { get; } = $"{type.FullName}, {type.Assembly.GetName().Name}";

    /// <summary>The mapping stands for stored bodies of another class, so that class's name in a row must not override it.</summary>
    public virtual bool IsUpcast => false;

    public abstract IEvent Wrap(object data);

    public abstract IEvent Read(byte[] json, ISerializer serializer);

    public static EventMapping Create(Type type, string alias) =>
        (EventMapping)Activator.CreateInstance(typeof(EventMapping<>).MakeGenericType(type), alias)!;
}

/// <inheritdoc/>
internal class EventMapping<T>(string alias) : EventMapping(typeof(T), alias) where T : notnull
{
    public override IEvent Wrap(object data) => Named((T)data);

    public override IEvent Read(byte[] json, ISerializer serializer) => Named(serializer.FromUtf8<T>(json));

    protected IEvent Named(T data) => new Event<T>(data) { EventTypeName = Alias, DotNetTypeName = DotNetTypeName };
}

/// <summary>Reads bodies of an old class and hands them on as the new one.</summary>
internal sealed class UpcastMapping<TOld, TNew>(string alias, Func<TOld, TNew> upcast) : EventMapping<TNew>(alias)
    where TOld : class where TNew : class
{
    public override bool IsUpcast => true;

    public override IEvent Read(byte[] json, ISerializer serializer) => Named(upcast(serializer.FromUtf8<TOld>(json)));
}
