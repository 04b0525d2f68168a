using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Customers;

/// <summary>
/// Personal fields of an event, folded into the profile in one pass. Any event may name the customer's identifiers (<c>customer.mobile</c>,
/// ...); what <c>customerAdded</c> and <c>customerUpdated</c> say in their own context wins over them.
/// </summary>
internal static class PersonalFold
{
    public static PersonalProfile Apply(PersonalProfile profile, CustomerEvent happened)
    {
        if (happened.Personal.IsEmpty)
            return profile;
        var own = happened is CustomerAdded or CustomerUpdated;
        var (mobile, email, externalId) = (false, false, false);
        var reader = new Utf8JsonReader(happened.Personal.Reveal().Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (own && reader.ValueTextEquals("firstName"))
                profile = profile with { FirstName = Value(ref reader) };
            else if (own && reader.ValueTextEquals("lastName"))
                profile = profile with { LastName = Value(ref reader) };
            else if (own && reader.ValueTextEquals("mobile"))
                (profile, mobile) = (profile with { Mobile = Value(ref reader) }, true);
            else if (own && reader.ValueTextEquals("email"))
                (profile, email) = (profile with { Email = Value(ref reader) }, true);
            else if (own && reader.ValueTextEquals("externalId"))
                (profile, externalId) = (profile with { ExternalId = Value(ref reader) }, true);
            else if (!mobile && reader.ValueTextEquals("customer.mobile"))
                profile = profile with { Mobile = Value(ref reader) ?? profile.Mobile };
            else if (!email && reader.ValueTextEquals("customer.email"))
                profile = profile with { Email = Value(ref reader) ?? profile.Email };
            else if (!externalId && reader.ValueTextEquals("customer.externalId"))
                profile = profile with { ExternalId = Value(ref reader) ?? profile.ExternalId };
            else
                reader.Skip();
        }
        return profile;
    }

    /// <summary>The value behind a name; an empty text says that there is none.</summary>
    private static string? Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            _ => null,
        };
        reader.Skip();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
