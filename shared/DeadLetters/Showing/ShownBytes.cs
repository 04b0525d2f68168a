using System.Text;
using System.Text.Unicode;

namespace EventPlatform.DeadLetters.Showing;

/// <summary>Bytes for people: as text where they are UTF-8, else in hexadecimal digits.</summary>
/// <param name="Text">The bytes as text, or null.</param>
/// <param name="Hex">The bytes in hexadecimal digits where they are no text.</param>
public sealed record ShownBytes(string? Text, string? Hex)
{
    public static ShownBytes? Of(byte[]? bytes) =>
        bytes is null ? null : Utf8.IsValid(bytes) ? new(Encoding.UTF8.GetString(bytes), null) : new(null, Convert.ToHexStringLower(bytes));
}
