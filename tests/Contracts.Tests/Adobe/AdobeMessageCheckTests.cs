using System.Text;
using EventPlatform.TestKit.Adobe;

namespace EventPlatform.Contracts.Tests.Adobe;

/// <summary>The check itself: it must find what it is there to find.</summary>
public class AdobeMessageCheckTests
{
    private static readonly AdobeMessageCheck Check = new(new AdobeExpectation());
    private static readonly string Badge = Encoding.UTF8.GetString(Samples.Write(Samples.Badge).Value);
    private static readonly string Profile = Encoding.UTF8.GetString(Samples.Write(Samples.Profile).Value);

    [Theory]
    [InlineData("\"rank\":3", "\"rank\":null", "rank")]
    [InlineData("\"rank\":3", "\"rank\":3,\"colour\":\"red\"", "colour: not in the schema")]
    [InlineData("\"rank\":3", "\"rank\":\"3\"", "rank")]
    [InlineData("\"rank\":3", "\"rank\":3,\"rank\":3", "not JSON")]
    [InlineData("\"id\":\"381921157\"", "\"id\":381921157", "LoyaltyId[].id")]
    [InlineData("\"id\":\"381921157\"", "\"id\":\"\"", "LoyaltyId[].id")]
    [InlineData("\"primary\":true", "\"primary\":false", "must be primary")]
    [InlineData("\"authenticatedState\":\"ambiguous\",", "", "no authenticatedState")]
    [InlineData("\"identityMap\":{\"LoyaltyId\"", "\"identityMap\":{\"Email\":[{\"id\":\"a@b\",\"authenticatedState\":\"ambiguous\",\"primary\":false}],\"LoyaltyId\"", "customer id only")]
    [InlineData("06:42:02.45Z\",\"eventType", "06:42:02.45\",\"eventType", "timestamp")]
    [InlineData("\"2023-10-03T06:42:02.45Z\",\"eventType", "\"2223-10-03T06:42:02.45Z\",\"eventType", "timestamp")]
    [InlineData("\"eventType\":\"loyalty.badgeEarned\"", "\"eventType\":\"loyalty.unknown\"", "eventType")]
    [InlineData("\"createdAt\":", "\"createdAt\":\"\",\"at\":", "createdAt")]
    [InlineData("\"imsOrgId\":\"1234567890ABCDEF@AdobeOrg\",", "", "imsOrgId: missing")]
    [InlineData("\"badgeId\":\"650c0896aefcde237f3dba43\",", "", "badgeId: missing")]
    [InlineData("\"_acme\"", "\"_other\"", "_other")]
    public void A_fault_in_an_event_is_found(string of, string by, string fault) => Find(Badge, of, by, fault);

    [Theory]
    [InlineData("\"someone@example.com\"", "\"Someone@example.com\"", "Email[].id")]
    [InlineData("\"+919000000001\"", "\"919000000001\"", "Phone[].id")]
    [InlineData("\"val\":\"y\"", "\"val\":\"yes\"", "val")]
    [InlineData("\"loyaltyID\":[\"381921157\"]", "\"loyaltyID\":[]", "loyaltyID")]
    [InlineData("\"points\":1250", "\"points\":9007199254740993", "points")]
    [InlineData("\"primary\":false", "\"primary\":true", "must be primary")]
    public void A_fault_in_a_profile_is_found(string of, string by, string fault) => Find(Profile, of, by, fault);

    [Fact]
    public void A_tombstone_a_mark_and_bad_bytes_are_found()
    {
        Check.Faults(null).ShouldBe(["a tombstone"]);
        Check.Faults([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Badge)]).ShouldBe(["a byte order mark"]);
        Check.Faults([.. Encoding.UTF8.GetBytes(Badge)[..^3], 0xFF, .. "}}}"u8]).ShouldHaveSingleItem().ShouldStartWith("not JSON");
    }

    private static void Find(string message, string of, string by, string fault)
    {
        message.ShouldContain(of, Case.Sensitive);
        var faults = Check.Faults(Encoding.UTF8.GetBytes(message.Replace(of, by, StringComparison.Ordinal)), DateTimeOffset.Parse("2100-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        faults.ShouldContain(found => found.Contains(fault, StringComparison.Ordinal), string.Join("; ", faults));
    }
}
