using System.Text.Json.Serialization;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>Life of a progress row [spec 02.3]: the first two while its period is open, the others once it is closed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProgressStatus>))]
public enum ProgressStatus
{
    [JsonStringEnumMemberName("IN_PROGRESS")] InProgress,
    [JsonStringEnumMemberName("ACHIEVED")] Achieved,
    [JsonStringEnumMemberName("COMPLETED")] Completed,
    [JsonStringEnumMemberName("EXPIRED")] Expired,
}
