using System.Buffers;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>Names of events and codes of fields [spec 01.3]; letters are ASCII.</summary>
internal static class NameRules
{
    public const string NameExpected = "a name of 1 to 100 letters, digits, _ or ., beginning with a letter";
    public const string CodeExpected = "a code of at most 50 letters, digits or _, beginning with a letter";

    private static readonly SearchValues<byte> CodeBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"u8);
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_."u8);

    public static bool IsName(ReadOnlySpan<byte> name) =>
        name.Length is > 0 and <= DecoderLimits.NameCharacters && char.IsAsciiLetter((char)name[0]) && name.IndexOfAnyExcept(NameBytes) < 0;

    public static bool IsCode(ReadOnlySpan<byte> code) =>
        code.Length is > 0 and <= DecoderLimits.CodeCharacters && char.IsAsciiLetter((char)code[0]) && code.IndexOfAnyExcept(CodeBytes) < 0;
}
