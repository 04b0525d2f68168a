using System.Text.Json;

namespace EventPlatform.Contracts.Adobe;

/// <summary>
/// Writes <c>identityMap</c>: always there, its values arrays of <c>{id, authenticatedState, primary}</c>, exactly one primary in the
/// map, which is the customer id [spec 05.1].
/// </summary>
public sealed class AdobeIdentities
{
    // A purchase says who the customer is, but nobody has logged in.
    private static readonly JsonEncodedText Ambiguous = AdobeJson.Encode("ambiguous");

    private readonly JsonEncodedText _customer;
    private readonly JsonEncodedText _email;
    private readonly JsonEncodedText _phone;

    /// <exception cref="ArgumentException">Two of the namespaces are the same: the map's keys would repeat.</exception>
    public AdobeIdentities(string customerNamespace = "LoyaltyId", string emailNamespace = "Email", string phoneNamespace = "Phone")
    {
        if (customerNamespace == emailNamespace || customerNamespace == phoneNamespace || emailNamespace == phoneNamespace)
            throw new ArgumentException(
                $"Adobe's identity namespaces are \"{customerNamespace}\", \"{emailNamespace}\" and \"{phoneNamespace}\": give customer, e-mail and phone three different ones.");
        _customer = AdobeJson.Encode(customerNamespace);
        _email = AdobeJson.Encode(emailNamespace);
        _phone = AdobeJson.Encode(phoneNamespace);
    }

    /// <param name="writer">Stands among the fields of <c>xdmEntity</c>.</param>
    /// <param name="customerId">The customer, as the source names it.</param>
    /// <param name="email">As <see cref="AdobeContact.Email"/> gives it, or null.</param>
    /// <param name="phone">As <see cref="AdobeContact.Phone"/> gives it, or null.</param>
    internal void Write(Utf8JsonWriter writer, string customerId, string? email = null, string? phone = null)
    {
        writer.WriteStartObject("identityMap"u8);
        WriteOne(writer, _customer, customerId, primary: true);
        if (email is not null)
            WriteOne(writer, _email, email, primary: false);
        if (phone is not null)
            WriteOne(writer, _phone, phone, primary: false);
        writer.WriteEndObject();
    }

    private static void WriteOne(Utf8JsonWriter writer, JsonEncodedText name, string id, bool primary)
    {
        writer.WriteStartArray(name);
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        writer.WriteString("authenticatedState"u8, Ambiguous);
        writer.WriteBoolean("primary"u8, primary);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
