namespace EventPlatform.Contracts.Adobe;

/// <summary>How to name and reach a customer, as known. Personal: it never prints itself [spec 02.6].</summary>
public sealed class ContactData(string? firstName, string? lastName, string? mobile, string? email)
{
    public static readonly ContactData None = new(null, null, null, null);

    public string? FirstName => firstName;

    public string? LastName => lastName;

    public string? Mobile => mobile;

    public string? Email => email;

    public override string ToString() => "(personal data)";
}
