using Weasel.Core;

namespace Marten;

/// <summary>Reads and writes the JSON of events.</summary>
public interface ISerializer
{
    EnumStorage EnumStorage { get; }

    Casing Casing { get; }

    string ToJson(object? document);

    T FromJson<T>(Stream stream);

    object FromJson(Type type, Stream stream);
}
