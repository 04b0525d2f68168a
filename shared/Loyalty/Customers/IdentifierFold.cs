using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Customers;

/// <summary>A customer claims an identifier, or gives it up.</summary>
public readonly record struct IdentifierMove(IdentifierKey Key, string StreamKey, long Sequence, bool IsClaim);

/// <summary>
/// Whose an identifier is: it belongs to the customer who claimed it last in the log [spec 03.2]. Every event that names one claims it anew.
/// Who takes another one, or is deleted, gives the old one up; it is nobody's then until it is claimed again.
/// </summary>
public static class IdentifierFold
{
    /// <summary>What a fact does to identifiers.</summary>
    /// <param name="before">The customer before the fact.</param>
    /// <param name="after">The customer after it.</param>
    public static IEnumerable<IdentifierMove> Moves(Fact fact, PersonalProfile before, PersonalProfile after)
    {
        if (fact.Event is not CustomerEvent happened || (happened.Personal.IsEmpty && ReferenceEquals(before, after)))
            return [];
        var named = NamedIdentifiers.In(happened);
        return Moves(fact, IdentifierKind.Mobile, before.Mobile, after.Mobile, named.Mobile)
            .Concat(Moves(fact, IdentifierKind.Email, before.Email, after.Email, named.Email))
            .Concat(Moves(fact, IdentifierKind.ExternalId, before.ExternalId, after.ExternalId, named.ExternalId));
    }

    /// <summary>The owner after a move.</summary>
    public static void Apply(TrackedRows<IdentifierKey, IdentifierOwner> owners, in IdentifierMove move)
    {
        var isOwner = owners.Find(move.Key)?.StreamKey == move.StreamKey;
        if (move.IsClaim != isOwner)
            owners.Set(new IdentifierOwner { Key = move.Key, StreamKey = move.IsClaim ? move.StreamKey : null, Sequence = move.Sequence });
    }

    private static IEnumerable<IdentifierMove> Moves(Fact fact, IdentifierKind kind, string? before, string? after, bool isNamed)
    {
        var (old, @new) = (KeyOf(fact, kind, before), KeyOf(fact, kind, after));
        if (old is { } given && given != @new)
            yield return new(given, fact.StreamKey, fact.Sequence, IsClaim: false);
        if (@new is { } taken && (isNamed || taken != old))
            yield return new(taken, fact.StreamKey, fact.Sequence, IsClaim: true);
    }

    private static IdentifierKey? KeyOf(Fact fact, IdentifierKind kind, string? value) => value is null ? null : IdentifierKey.Of(fact.OrgId, kind, value);
}

/// <summary>Which identifiers an event names, whatever their values.</summary>
internal readonly record struct NamedIdentifiers(bool Mobile, bool Email, bool ExternalId)
{
    public static NamedIdentifiers In(CustomerEvent happened)
    {
        if (happened.Personal.IsEmpty)
            return default;
        var named = default(NamedIdentifiers);
        var own = happened is CustomerAdded or CustomerUpdated;
        var reader = new Utf8JsonReader(happened.Personal.Reveal().Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("customer.mobile") || (own && reader.ValueTextEquals("mobile")))
                named = named with { Mobile = true };
            else if (reader.ValueTextEquals("customer.email") || (own && reader.ValueTextEquals("email")))
                named = named with { Email = true };
            else if (reader.ValueTextEquals("customer.externalId") || (own && reader.ValueTextEquals("externalId")))
                named = named with { ExternalId = true };
            reader.Skip();
        }
        return named;
    }
}
