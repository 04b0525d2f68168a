using System.Globalization;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>When an event happened, and how far ahead of its receipt that may lie [spec 01.4].</summary>
internal static class TimeRules
{
    public static void Check(EventDraft draft, TimeSpan lateAfter)
    {
        draft.Occurred = draft.Time ?? WithoutTime(draft);
        draft.IsLateForCampaigns = draft.About == EventSubject.Customer && draft.Record.Received - draft.Occurred > lateAfter;
        var ahead = draft.Occurred - draft.Record.Received;
        if (ahead > DecoderLimits.FarthestAhead && draft.Faults.Wants(ErrorCode.FutureTime))
            draft.Faults.Report(
                ErrorCode.FutureTime, "/time", Show(draft.Occurred), $"at most 24 hours after the record was received, {Show(draft.Record.Received)}");
    }

    /// <summary>A CloudEvent without a time happened at its record's timestamp, a notification when it was received the first time.</summary>
    private static DateTimeOffset WithoutTime(EventDraft draft) =>
        draft.Faults.Form is RecordForm.Structured or RecordForm.Binary && draft.Record.Timestamp > DateTimeOffset.UnixEpoch
            ? draft.Record.Timestamp
            : draft.Record.FirstReceived ?? draft.Record.Received;

    private static string Show(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFzzz", CultureInfo.InvariantCulture);
}
