using System.Security.Cryptography;
using System.Text;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Api.Badges;

/// <summary>What is asked for.</summary>
internal enum BadgeRequestKind
{
    Earn,
    Revoke,
}

/// <summary>A client's request about a customer's badge.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="OrgId">The organisation.</param>
/// <param name="BadgeId">The badge, in lower case.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="RequestId">Names the request for ever, within the organisation and kind.</param>
/// <param name="EarnId">The earn to be revoked; null: all of the badge.</param>
/// <param name="Reason">Why it is revoked.</param>
internal sealed record BadgeRequest(BadgeRequestKind Kind, long OrgId, string BadgeId, string CustomerId, string RequestId, string? EarnId, string? Reason)
{
    /// <summary>The customer's stream.</summary>
    public string Key => StreamKey.Customer(OrgId, CustomerId);

    public EventType Type => EventTypes.Customer[Kind == BadgeRequestKind.Earn ? "badgeEarnRequested" : "badgeRevocationRequested"];

    /// <summary>A space of its own: no producer's event can take a request's identity.</summary>
    public Guid Identity => EventIdentity.OfOutcome($"api.{Type.Alias}", OrgId, RequestId);

    /// <summary>What makes two requests of one id the same: all but the moment.</summary>
    public Guid Fingerprint => new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', CustomerId, BadgeId, EarnId, Reason))).AsSpan(0, 16));

    /// <summary>The event that is stored: a revocation in the form in which a producer may ask for it, too.</summary>
    public CustomerEvent Event(DateTimeOffset now) => Kind == BadgeRequestKind.Earn
        ? new BadgeEarnRequested { Name = "badgeEarnRequested", Occurred = now, Received = now, Context = Context() }
        : new BadgeRevocationRequested { Name = "badgeRevoked", Occurred = now, Received = now, Context = Context() };

    private EventContext Context()
    {
        (string Code, string? Value)[] fields =
            [(ContextCodes.BadgeId, BadgeId), (ContextCodes.RequestId, RequestId), (ContextCodes.EarnId, EarnId), (ContextCodes.Reason, Reason)];
        return new([.. fields.Where(field => field.Value is not null).Select(field => new ContextField(field.Code, ContextValue.Of(field.Value!)))]);
    }
}
