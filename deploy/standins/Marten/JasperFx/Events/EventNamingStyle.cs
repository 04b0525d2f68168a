namespace JasperFx.Events;

/// <summary>How the name in column <c>type</c> is made from an event's class, unless mapped by hand.</summary>
public enum EventNamingStyle
{
    /// <summary><c>OrderLineAdded</c> gives <c>order_line_added</c>.</summary>
    ClassicTypeName,

    /// <summary>As the classic name, a nested class with its outer class and a dot before it.</summary>
    SmarterTypeName,

    /// <summary>The class's full name.</summary>
    FullTypeName,
}
