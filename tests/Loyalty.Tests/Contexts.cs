using EventPlatform.Contracts.Context;

namespace EventPlatform.Loyalty.Tests;

/// <summary>An event's context from pairs of code and plain value.</summary>
internal static class Contexts
{
    public static EventContext Of(params (string Code, object? Value)[] fields) =>
        new([.. fields.Where(field => field.Value is not null).Select(field => new ContextField(field.Code, Value(field.Value!)))]);

    private static ContextValue Value(object value) => value switch
    {
        string text => ContextValue.Of(text),
        bool flag => ContextValue.Of(flag),
        object[] list => ContextValue.Of([.. list.Select(Value)]),
        _ => ContextValue.Of(Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
