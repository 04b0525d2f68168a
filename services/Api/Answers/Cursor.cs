using System.Buffers.Text;
using System.Text;

namespace EventPlatform.Api.Answers;

/// <summary>
/// Where a list goes on: the key of the last item that was looked at, in a form that says nothing to a caller. Keys never change and
/// new items never come between old ones in front of it, so pages neither skip nor repeat.
/// </summary>
public static class Cursor
{
    private const int Longest = 500;
    private const char Separator = '\n';

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static string Write(params ReadOnlySpan<string> key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, key!)));

    /// <summary>The parts of the key, or null where the text was not written by <see cref="Write"/> for that many parts.</summary>
    public static string[]? Read(string text, int parts)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
            return null;
        try
        {
            var key = StrictUtf8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
            return key.Length == parts && !key.Any(part => part.Contains('\0', StringComparison.Ordinal)) ? key : null;
        }
        catch (Exception exception) when (exception is DecoderFallbackException or FormatException)
        {
            return null;
        }
    }
}
