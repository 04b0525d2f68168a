namespace EventPlatform.Contracts.Adobe;

/// <summary>A rule of the form that a message would break; such a message is counted and never sent [spec 05.1].</summary>
public enum AdobeRule
{
    /// <summary>It keeps all rules.</summary>
    None,

    /// <summary>It would be as large as <see cref="AdobeLimits"/> allows, or larger.</summary>
    Size,

    /// <summary>A number lies outside <see cref="AdobeLimits.GreatestNumber"/>.</summary>
    Number,
}

/// <summary>A message as it is sent, or the rule that forbids it.</summary>
/// <param name="Value">UTF-8 JSON without a byte order mark; empty where a rule is broken.</param>
/// <param name="Broken">The rule; <see cref="AdobeRule.None"/> where there is a value.</param>
public readonly record struct AdobeMessage(byte[] Value, AdobeRule Broken)
{
    public static AdobeMessage Refused(AdobeRule rule) => new([], rule);

    internal static AdobeMessage Of(ReadOnlySpan<byte> written, int limit) =>
        written.Length < limit ? new(written.ToArray(), AdobeRule.None) : Refused(AdobeRule.Size);
}
