using System.Globalization;

namespace EventPlatform.Contracts.Identity;

/// <summary>
/// The one key all the way: of the Kafka record, of the stream in the store, of the read model's rows and of what goes out [spec 01.1].
/// Customers: <c>{orgId}:{customerId}</c>; system subjects: <c>{orgId}:~s:{subject}</c>; definitions: <c>{orgId}:~d:{kind}:{id}</c>.
/// </summary>
public static class StreamKey
{
    private const string SystemMark = ":~s:";
    private const string DefinitionMark = ":~d:";

    public static string Customer(long orgId, string customerId) => string.Create(CultureInfo.InvariantCulture, $"{orgId}:{customerId}");

    public static string System(long orgId, string subject) => string.Create(CultureInfo.InvariantCulture, $"{orgId}{SystemMark}{subject}");

    public static string Definition(long orgId, string kind, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"{orgId}{DefinitionMark}{kind}:{id}");

    /// <summary>The organisation in front of the first colon.</summary>
    public static long OrganisationOf(string key) => long.Parse(key.AsSpan(0, key.IndexOf(':')), CultureInfo.InvariantCulture);

    /// <summary>The customer id behind the first colon; only for keys of customers.</summary>
    public static string CustomerOf(string key) => key[(key.IndexOf(':') + 1)..];

    /// <summary>Kind and id of a definition's key.</summary>
    public static (string Kind, string Id) DefinitionOf(string key)
    {
        var kind = key.IndexOf(DefinitionMark, StringComparison.Ordinal) + DefinitionMark.Length;
        var id = key.IndexOf(':', kind);
        return (key[kind..id], key[(id + 1)..]);
    }

    /// <summary>True for a customer's key: a customer id never begins with <c>~</c>.</summary>
    public static bool IsCustomer(string key)
    {
        var colon = key.IndexOf(':');
        return colon > 0 && colon + 1 < key.Length && key[colon + 1] != '~';
    }
}
