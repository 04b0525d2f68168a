using System.Text;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>A field that the contract knows: its code, what it must be, and where a notification has it.</summary>
internal sealed record Field
{
    private readonly byte[][][] _paths;

    public Field(string code, FieldKind kind, params string[] paths)
    {
        (Code, Kind, Utf8) = (code, kind, Encoding.UTF8.GetBytes(code));
        _paths = [.. paths.DefaultIfEmpty(code).Select(path => path.Split('.').Select(Encoding.UTF8.GetBytes).ToArray())];
    }

    public string Code { get; }

    public byte[] Utf8 { get; }

    public FieldKind Kind { get; }

    public bool Required { get; init; }

    /// <summary>Goes into <see cref="Contracts.Personal.PersonalData"/>, never into the context or a message [spec 02.6].</summary>
    public bool Personal { get; init; }

    /// <summary>The only values it may have; none where it is free.</summary>
    public string[] Values { get; init; } = [];

    /// <summary>Paths inside a notification's <c>data</c>: the first that is there and fits counts; a number is a place in a list.</summary>
    public ReadOnlySpan<byte[][]> Paths => _paths;

    public static Field OneOf(string code, string[] values, params string[] paths) => new(code, FieldKind.Text, paths) { Values = values };
}
