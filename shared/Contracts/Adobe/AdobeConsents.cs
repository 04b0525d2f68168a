using System.Text.Json;

namespace EventPlatform.Contracts.Adobe;

/// <summary><c>consents.marketing.{email,sms,push}.val</c>: <c>y</c> or <c>n</c>; other channels have no place there [spec 05.1].</summary>
internal static class AdobeConsents
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<PublishedConsent> consents)
    {
        var email = ValueOf(consents, "EMAIL");
        var sms = ValueOf(consents, "SMS");
        var push = ValueOf(consents, "PUSH");
        if (email is null && sms is null && push is null)
            return;
        writer.WriteStartObject("consents"u8);
        writer.WriteStartObject("marketing"u8);
        WriteOne(writer, "email"u8, email);
        WriteOne(writer, "sms"u8, sms);
        WriteOne(writer, "push"u8, push);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string? ValueOf(IReadOnlyList<PublishedConsent> consents, string channel)
    {
        foreach (var consent in consents)
            if (consent.Channel.Equals(channel, StringComparison.OrdinalIgnoreCase))
                return consent.Status switch { "OPTIN" => "y", "OPTOUT" => "n", _ => null };
        return null;
    }

    private static void WriteOne(Utf8JsonWriter writer, ReadOnlySpan<byte> channel, string? value)
    {
        if (value is null)
            return;
        writer.WriteStartObject(channel);
        writer.WriteString("val"u8, value);
        writer.WriteEndObject();
    }
}
