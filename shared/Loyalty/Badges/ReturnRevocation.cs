using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Badges;

/// <summary>
/// <c>revokeOnReturn</c>: when the transaction that caused an earn has come back whole - <c>wholeBill</c>, or returns together reach its
/// amount - the earn is taken back [spec 02.4]. Never by un-achievement alone.
/// </summary>
internal static class ReturnRevocation
{
    public static void Apply(FoldStep step, in TransactionFact transaction)
    {
        if (transaction.Kind != TransactionFactKind.Return || transaction.TransactionId is not { } id || !CameBackWhole(step, id))
            return;
        var activity = new TriggeringActivity(transaction.EventName(step.Happened), [new("transactionId", id)]);
        BadgeRevocation.Revoke(step, activity, reason: null, held => held.TransactionId == id && IsRevoked(step, held.BadgeId));
    }

    private static bool CameBackWhole(FoldStep step, string transactionId) =>
        step.State.Transactions.Find(new TransactionKey(step.Fact.StreamKey, transactionId)) is { WhollyReturned: true };

    private static bool IsRevoked(FoldStep step, string badgeId) =>
        step.Organisation.Badges.GetValueOrDefault(badgeId) is { Definition.RevokeOnReturn: true };
}
