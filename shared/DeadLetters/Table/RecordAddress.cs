using System.Globalization;
using System.Text;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.DeadLetters.Table;

/// <summary>
/// Whose record it is, as far as that can be read: from the event where it was decoded so far, else from the record's key,
/// <c>{orgId}:{customerId}</c> [spec 01.1].
/// </summary>
/// <param name="OrgId">Null where nothing names one.</param>
/// <param name="CustomerId">Null where nothing names one.</param>
internal readonly record struct RecordAddress(long? OrgId, string? CustomerId)
{
    private const int LongestKey = 450;

    public static RecordAddress Of(IncomingRecord record, Rejection rejection)
    {
        var key = OfKey(record.Key);
        var org = rejection.OrgId ?? key.OrgId;
        return new(org, rejection.CustomerId ?? (key.OrgId == org && record.Input == InputTopic.CustomerEvents ? key.CustomerId : null));
    }

    private static RecordAddress OfKey(byte[]? key)
    {
        if (key is not { Length: > 0 and <= LongestKey } || !System.Text.Unicode.Utf8.IsValid(key))
            return default;
        var text = Encoding.UTF8.GetString(key);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var org) || org == 0)
            return default;
        return new(org, StreamKey.IsCustomer(text) ? StreamKey.CustomerOf(text) : null);
    }
}
