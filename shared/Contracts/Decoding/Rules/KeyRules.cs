using System.Globalization;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>The key of a customer's record names that customer, or order per customer would be lost [spec 01.1].</summary>
internal static class KeyRules
{
    private const int LongestKey = 20 + 1 + 4 * DecoderLimits.CustomerIdCharacters;

    public static void Check(EventDraft draft)
    {
        if (draft.About != EventSubject.Customer)
            return;
        if (draft.Record.Key is not { Length: > 0 } key)
            draft.Faults.Report(ErrorCode.KeyMissing, "", draft.Record.Key is null ? "no key" : "an empty key", "the key {orgid}:{customer id}");
        else if (draft.OrgId > 0 && draft.CustomerId >= 0 && draft.Faults.Wants(ErrorCode.KeyMismatch))
            Compare(draft, key);
    }

    private static void Compare(EventDraft draft, byte[] key)
    {
        Span<byte> expected = stackalloc byte[LongestKey];
        var length = Write(draft, expected);
        if (!expected[..length].SequenceEqual(key))
            draft.Faults.Report(
                ErrorCode.KeyMismatch, "", $"the key {Found.Text(draft.Tape, key)}", $"the key of the event's customer, {Found.Text(draft.Tape, expected[..length])}");
    }

    private static int Write(EventDraft draft, Span<byte> key)
    {
        draft.OrgId.TryFormat(key, out var length, default, CultureInfo.InvariantCulture);
        key[length++] = (byte)':';
        var customer = draft.Tape.Text(draft.CustomerId);
        customer.CopyTo(key[length..]);
        return length + customer.Length;
    }
}
