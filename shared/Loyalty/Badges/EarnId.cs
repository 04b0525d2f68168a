using System.Globalization;

namespace EventPlatform.Loyalty.Badges;

/// <summary>24 hex digits: the second of the earn in eight, then sixteen from its identity, so it is the same in every rebuild [spec 06.3].</summary>
public static class EarnId
{
    private const int IdentityDigits = 16;

    public static string Of(DateTimeOffset earnedOn, Guid identity) =>
        string.Create(CultureInfo.InvariantCulture, $"{(uint)earnedOn.ToUnixTimeSeconds():x8}{identity.ToString("N").AsSpan(IdentityDigits)}");
}
