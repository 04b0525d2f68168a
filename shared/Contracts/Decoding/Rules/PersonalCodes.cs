using System.Text;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>Context codes that are personal in every event [spec 02.6]; compared without regard to case, so that no spelling leaks.</summary>
internal static class PersonalCodes
{
    private static readonly byte[][] Codes =
        [.. new[] { "firstName", "lastName", "mobile", "email", "externalId", "receiver" }.Select(Encoding.UTF8.GetBytes)];

    public static bool Contains(ReadOnlySpan<byte> code)
    {
        foreach (var personal in Codes)
            if (code.Length == personal.Length && Ascii.EqualsIgnoreCase(code, personal))
                return true;
        return false;
    }
}
