using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Adobe;
using EventPlatform.TestKit.Adobe;

namespace EventPlatform.Contracts.Tests.Adobe;

/// <summary>One message of each kind, character for character: whoever changes the form changes a file that a reviewer sees.</summary>
public class GoldenMessagesTests
{
    private static readonly AdobeMessageCheck Check = new(new AdobeExpectation());

    [Fact]
    public void A_badge_is_written_as_its_golden_file_shows() => Compare(Samples.Write(Samples.Badge), "badge-earned.json");

    [Fact]
    public void A_milestone_reached_is_written_as_its_golden_file_shows() => Compare(Samples.Write(Samples.Achieved), "milestone-achieved.json");

    [Fact]
    public void A_milestone_lost_is_written_as_its_golden_file_shows() => Compare(Samples.Write(Samples.UnAchieved), "milestone-unachieved.json");

    [Fact]
    public void A_profile_is_written_as_its_golden_file_shows() => Compare(Samples.Write(Samples.Profile), "profile.json");

    [Fact]
    public void A_profile_of_which_nothing_is_known_is_its_identity() =>
        Compare(Samples.Write(new PublishedProfile { CustomerId = "42", ChangedAt = Samples.Stored }), "profile-bare.json");

    private static void Compare(AdobeMessage message, string file)
    {
        message.Broken.ShouldBe(AdobeRule.None);
        Check.Faults(message.Value).ShouldBeEmpty();
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Adobe", "Golden", file));
        Indented(message.Value).ShouldBe(golden.TrimEnd());
    }

    // For people: the message itself has no white space, which the length says.
    private static string Indented(byte[] value)
    {
        using var document = JsonDocument.Parse(value);
        using var buffer = new MemoryStream();
        var relaxed = new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, relaxed))
            document.WriteTo(writer);
        return $"{Encoding.UTF8.GetString(buffer.ToArray())}\n{value.Length} bytes";
    }
}
