namespace EventPlatform.LoyaltyOracle;

/// <summary>Values are exact decimals with three places [spec 02.3].</summary>
internal static class Amounts
{
    public static decimal Three(decimal value) => decimal.Round(value, 3, MidpointRounding.ToEven);
}
