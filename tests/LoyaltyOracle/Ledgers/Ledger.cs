namespace EventPlatform.LoyaltyOracle.Ledgers;

/// <summary>Everything that was concluded so far, in the order of the log. It only grows; every question is answered by looking through it.</summary>
public sealed class Ledger
{
    private readonly List<Entry> _entries = [];

    public IEnumerable<T> All<T>()
        where T : Entry => _entries.OfType<T>();

    /// <summary>What stands of an account: after it was removed last.</summary>
    public IEnumerable<T> Of<T>(Account account)
        where T : AccountEntry => Own(account).Reverse().TakeWhile(entry => entry is not Removed).OfType<T>().Reverse();

    /// <summary>What stands of every account of a customer.</summary>
    public IEnumerable<T> Standing<T>(string customer)
        where T : AccountEntry => All<T>().Where(entry => entry.Customer == customer).GroupBy(entry => entry.Account).SelectMany(same => Of<T>(same.Key));

    public void Add(Entry entry) => _entries.Add(entry);

    private IEnumerable<AccountEntry> Own(Account account) => All<AccountEntry>().Where(entry => entry.Account.Equals(account));
}
