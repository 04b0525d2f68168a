using System.Globalization;

namespace EventPlatform.Contracts.Context;

/// <summary>What a context value is [spec 01.3]. An instant is a text that has the form of one.</summary>
public enum ContextKind : byte
{
    Missing,
    Text,
    Number,
    Boolean,
    List,
}

/// <summary>One value of an event's context: text, number (64-bit integer or exact decimal), boolean, or a list of scalars of one kind [spec 01.3].</summary>
public readonly record struct ContextValue
{
    private readonly decimal _number;
    private readonly object? _reference;

    private ContextValue(ContextKind kind, decimal number, object? reference)
    {
        Kind = kind;
        _number = number;
        _reference = reference;
    }

    public ContextKind Kind { get; }

    public static ContextValue Of(string text) => new(ContextKind.Text, 0, text);

    public static ContextValue Of(decimal number) => new(ContextKind.Number, number, null);

    public static ContextValue Of(bool value) => new(ContextKind.Boolean, value ? 1 : 0, null);

    public static ContextValue Of(IReadOnlyList<ContextValue> list) => new(ContextKind.List, 0, list);

    public bool IsMissing => Kind == ContextKind.Missing;

    public string? Text => Kind == ContextKind.Text ? (string)_reference! : null;

    public decimal? Number => Kind == ContextKind.Number ? _number : null;

    public bool? Boolean => Kind == ContextKind.Boolean ? _number != 0 : null;

    public IReadOnlyList<ContextValue>? List => Kind == ContextKind.List ? (IReadOnlyList<ContextValue>)_reference! : null;

    /// <summary>The moment that a text of RFC 3339 form names, with its offset; null for any other value.</summary>
    public DateTimeOffset? Instant => Text is { } text && Rfc3339.TryParse(text, out var instant) ? instant : null;

    /// <summary>Text as it is, a number in shortest form, <c>true</c> / <c>false</c>; null for lists and missing values.</summary>
    public string? AsText() => Kind switch
    {
        ContextKind.Text => Text,
        ContextKind.Number => _number.ToString("0.#############################", CultureInfo.InvariantCulture),
        ContextKind.Boolean => _number != 0 ? "true" : "false",
        _ => null,
    };
}
