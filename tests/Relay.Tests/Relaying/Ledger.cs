namespace EventPlatform.Relay.Tests.Relaying;

/// <summary>Compares what was received with what was appended.</summary>
internal static class Ledger
{
    /// <summary>Each appended outcome once, per customer in the order of the log, and each message as Adobe wants it.</summary>
    public static void ShouldHoldEachOnce(this List<Received> received, IReadOnlyList<(string Key, Guid Id)> appended)
    {
        received.Select(notification => notification.Id).Order().ShouldBe(appended.Select(outcome => outcome.Id).Order());
        foreach (var customer in appended.GroupBy(outcome => outcome.Key))
            received.Where(notification => notification.Key == customer.Key).Select(notification => notification.Id).ShouldBe(customer.Select(outcome => outcome.Id));
        foreach (var notification in received)
            Installation.Check.Faults(notification.Value).ShouldBeEmpty(notification.ToString());
    }
}
