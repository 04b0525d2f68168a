using Microsoft.Extensions.Configuration;

namespace EventPlatform.Hosting.Configuration;

/// <summary>One of the two routes of the Adobe-style stream [spec 05.1].</summary>
/// <param name="SchemaId">Last part of the schema's address; the whole is <c>https://ns.adobe.com/{tenant}/schemas/{SchemaId}</c>.</param>
/// <param name="DatasetId">Dataset that the messages are for.</param>
/// <param name="FlowId">Flow, where one is configured.</param>
public sealed record AdobeRoute(string SchemaId, string DatasetId, string? FlowId);

/// <summary>Identity namespaces [spec 05.1].</summary>
public sealed record AdobeNamespaces(string Customer, string Email, string Phone);

/// <summary>
/// What goes into every message of the Adobe-style stream [spec 05.1]: <c>Adobe__TenantId</c>, <c>Adobe__ImsOrgId</c>,
/// <c>Adobe__Namespaces__Customer|Email|Phone</c>, <c>Adobe__ProfileSchemaId|ProfileDatasetId|ProfileFlowId</c>,
/// <c>Adobe__EventSchemaId|EventDatasetId|EventFlowId</c>, <c>Adobe__SourceName</c>.
/// </summary>
/// <param name="TenantId">Adobe's tenant id, without the leading underscore.</param>
/// <param name="ImsOrgId">Adobe's organisation: <c>...@AdobeOrg</c>.</param>
/// <param name="SourceName">Name of the source in the header.</param>
public sealed record AdobeSettings(
    string TenantId, string ImsOrgId, AdobeNamespaces Namespaces, AdobeRoute Profile, AdobeRoute Event, string SourceName) : ISettings<AdobeSettings>
{
    private const string ImsOrgSuffix = "@AdobeOrg";

    public static AdobeSettings From(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration, "Adobe");
        return new(
            Tenant(section),
            ImsOrg(section),
            NamespacesOf(section.Child(nameof(Namespaces))),
            Route(section, nameof(Profile)),
            Route(section, nameof(Event)),
            section.Optional(nameof(SourceName)) ?? "EventPlatform");
    }

    private static string Tenant(SettingsSection section)
    {
        const string remedy = "write the tenant id of Adobe Experience Platform, letters and digits without the leading underscore";
        var text = section.Required(nameof(TenantId), remedy);
        return section.Checked(nameof(TenantId), text, tenant => tenant.All(char.IsAsciiLetterOrDigit), remedy);
    }

    private static string ImsOrg(SettingsSection section)
    {
        const string remedy = $"write the IMS organisation, which ends in {ImsOrgSuffix}";
        var text = section.Required(nameof(ImsOrgId), remedy);
        return section.Checked(nameof(ImsOrgId), text, org => org.Length > ImsOrgSuffix.Length && org.EndsWith(ImsOrgSuffix, StringComparison.Ordinal), remedy);
    }

    private static AdobeNamespaces NamespacesOf(SettingsSection section)
    {
        string Namespace(string key, string fallback) => section.Optional(key) ?? fallback;
        var namespaces = new AdobeNamespaces(Namespace("Customer", "LoyaltyId"), Namespace("Email", "Email"), Namespace("Phone", "Phone"));
        if (namespaces.Customer == namespaces.Email || namespaces.Customer == namespaces.Phone)
            throw section.Wrong("Customer", namespaces.Customer, "customer, e-mail and phone need three different namespaces");
        if (namespaces.Email == namespaces.Phone)
            throw section.Wrong("Phone", namespaces.Phone, "customer, e-mail and phone need three different namespaces");
        return namespaces;
    }

    private static AdobeRoute Route(SettingsSection section, string route)
    {
        const string remedy = "write the last part of its address, letters, digits, '.', '_' or '-'";
        var schema = section.Required($"{route}SchemaId", remedy);
        return new(
            section.Checked($"{route}SchemaId", schema, id => id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'), remedy),
            section.Required($"{route}DatasetId", "write the id of the dataset that these messages are for"),
            section.Optional($"{route}FlowId"));
    }
}
