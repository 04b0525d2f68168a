using System.Text.Json;

namespace EventPlatform.Contracts.Adobe;

/// <summary><c>person.name</c>, <c>personalEmail.address</c> and <c>mobilePhone.number</c>, as far as they are known [spec 05.1].</summary>
internal static class AdobePerson
{
    public static void Write(Utf8JsonWriter writer, ContactData contact, string? email, string? phone)
    {
        if (!string.IsNullOrWhiteSpace(contact.FirstName) || !string.IsNullOrWhiteSpace(contact.LastName))
            WriteName(writer, contact);
        if (email is not null)
            WriteWrapped(writer, "personalEmail"u8, "address"u8, email);
        if (phone is not null)
            WriteWrapped(writer, "mobilePhone"u8, "number"u8, phone);
    }

    private static void WriteName(Utf8JsonWriter writer, ContactData contact)
    {
        writer.WriteStartObject("person"u8);
        writer.WriteStartObject("name"u8);
        writer.WriteText("firstName"u8, contact.FirstName);
        writer.WriteText("lastName"u8, contact.LastName);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteWrapped(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> field, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString(field, text);
        writer.WriteEndObject();
    }
}
