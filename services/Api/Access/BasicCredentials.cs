using System.Net.Http.Headers;
using System.Text;

namespace EventPlatform.Api.Access;

/// <summary>Key and secret of Basic authentication [RFC 7617], in UTF-8.</summary>
internal readonly record struct BasicCredentials(string Key, string Secret)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads the value of an Authorization header; null where it is of another scheme or not well formed.</summary>
    public static BasicCredentials? Read(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var header)
            || !header.Scheme.Equals(BasicAuthentication.Scheme, StringComparison.OrdinalIgnoreCase)
            || Decode(header.Parameter ?? "") is not { } text)
            return null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : new(text[..colon], text[(colon + 1)..]);
    }

    public override string ToString() => Key;

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
            return null;
        try
        {
            return StrictUtf8.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null; // no client has a key or secret that is not text
        }
    }
}
