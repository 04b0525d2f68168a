using System.Globalization;

namespace EventPlatform.Api.CopiedInterfaces;

/// <summary>Numbers in addresses of the copied interfaces.</summary>
internal static class Int64Text
{
    /// <summary>The number, or null where the text is not its one canonical form: no sign but a minus, no leading zero, within 64 bits [spec 01.1].</summary>
    public static long? Read(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text
            ? number
            : null;
}
