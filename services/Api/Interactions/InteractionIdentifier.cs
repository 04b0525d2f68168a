using EventPlatform.Loyalty.Customers;

namespace EventPlatform.Api.Interactions;

/// <summary>By what the customer is asked for, and the value that was given.</summary>
internal readonly record struct InteractionIdentifier(string Name, string Value)
{
    public const string Id = "id", Mobile = "mobile", Email = "email", ExternalId = "external_id";

    /// <summary>Every name that the interface documents; no event tells the platform of cards, so those find nobody.</summary>
    public static readonly string[] Names = [Email, Mobile, ExternalId, "card_number", "card_external_id", Id];

    /// <summary>The look-up that stands for the name; null for an id, and for what nobody can be found by.</summary>
    public IdentifierKind? Kind => Name switch
    {
        Mobile => IdentifierKind.Mobile,
        Email => IdentifierKind.Email,
        ExternalId => IdentifierKind.ExternalId,
        _ => null,
    };

    /// <summary>
    /// Reads <c>identifierName</c> with <c>identifierValue</c>, or the published sample's own spelling, such as <c>email=...</c>; null where
    /// no identifier is given.
    /// </summary>
    public static InteractionIdentifier? Read(IQueryCollection query)
    {
        var name = query["identifierName"].ToString() is { Length: > 0 } given ? given : Names.FirstOrDefault(name => query[name].ToString().Length > 0);
        if (name is null)
            return null;
        var value = query["identifierValue"].ToString() is { Length: > 0 } stated && query.ContainsKey("identifierName") ? stated : query[name].ToString();
        return value.Length > 0 ? new(name, value) : null;
    }

    /// <summary>Never shows whom it names.</summary>
    public override string ToString() => Name;
}
