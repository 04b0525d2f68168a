using NodaTime;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>An organisation's own settings [spec 06].</summary>
/// <param name="OrgId">The organisation.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="TimeZone">The zone of its days and periods.</param>
/// <param name="CurrencyCode">Three upper-case letters, or null: then amounts of any currency count.</param>
/// <param name="PersonalFields">Context codes that hold personal data [spec 02.6].</param>
public sealed record OrganisationDefinition(
    long OrgId,
    string? Name,
    DateTimeZone TimeZone,
    string? CurrencyCode,
    IReadOnlyList<string> PersonalFields
) : Definition;
