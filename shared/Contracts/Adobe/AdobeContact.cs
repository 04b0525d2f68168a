using System.Buffers;

namespace EventPlatform.Contracts.Adobe;

/// <summary>E-mail addresses and phone numbers as Adobe's identities want them; what cannot be brought into that form is left out [spec 05.1].</summary>
public static class AdobeContact
{
    private const int FewestDigits = 10;
    private const int MostDigits = 15;

    private static readonly SearchValues<char> PhoneSeparators = SearchValues.Create(" -().");

    /// <summary>Trimmed and in lower case; null where that is not one name at one domain: Adobe checks the format and refuses the message.</summary>
    public static string? Email(string? given)
    {
        if (given?.Trim() is not { Length: > 0 } address)
            return null;
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var isAddress = at > 0 && at < address.Length - 1 && at == address.LastIndexOf('@') && !HasSpace(address);
        return isAddress ? address.ToLowerInvariant() : null;
    }

    /// <summary><c>+</c> and the digits, where there are 10 to 15 and the first is not 0; else null.</summary>
    public static string? Phone(string? given)
    {
        if (given is null)
            return null;
        Span<char> number = stackalloc char[1 + MostDigits];
        number[0] = '+';
        var length = CopyDigits(given.AsSpan().Trim(), number[1..]);
        return length is >= FewestDigits and <= MostDigits && number[1] != '0' ? number[..(1 + length)].ToString() : null;
    }

    private static bool HasSpace(string text)
    {
        foreach (var c in text)
            if (char.IsWhiteSpace(c) || char.IsControl(c))
                return true;
        return false;
    }

    /// <summary>How many digits there are; -1 where there are too many, or something that is neither digit nor separator.</summary>
    private static int CopyDigits(ReadOnlySpan<char> given, Span<char> digits)
    {
        if (given.StartsWith("+"))
            given = given[1..];
        var length = 0;
        foreach (var c in given)
        {
            if (PhoneSeparators.Contains(c))
                continue;
            if (!char.IsAsciiDigit(c) || length == digits.Length)
                return -1;
            digits[length++] = c;
        }
        return length;
    }
}
