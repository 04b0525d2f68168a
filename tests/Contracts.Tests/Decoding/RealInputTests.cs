using System.Text;
using EventPlatform.Contracts.Decoding;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Published samples and real data, where they lie beside the checkout.</summary>
public sealed class RealInputTests
{
    [FactWithShared("samples/badge-earned.json")]
    public void The_published_badge_notification_is_accepted()
    {
        var value = File.ReadAllText(FactWithSharedAttribute.PathOf("samples/badge-earned.json")!);

        var accepted = Notification(value, "50933:381921157").Accept();

        accepted.Event.Type.Alias.ShouldBe("externalBadgeEarned");
        accepted.Occurred.ToUnixTimeMilliseconds().ShouldBe(1696315322450);
    }

    [FactWithShared("data/online-retail-2010-12.tsv")]
    public void The_retail_file_is_444_events_and_68_without_a_customer()
    {
        var decoded = File.ReadLines(FactWithSharedAttribute.PathOf("data/online-retail-2010-12.tsv")!).Select(Line).ToArray();

        decoded.Count(record => record.Accepted is not null).ShouldBe(444);
        var rejections = decoded.Select(record => record.Rejection).OfType<Rejection>().ToArray();
        rejections.Length.ShouldBe(68);
        rejections.ShouldAllBe(rejection => rejection.Code == ErrorCode.MissingField && rejection.Path == "/data/customer/id");
        decoded.Select(record => record.Accepted?.Event.StreamKey).OfType<string>().Distinct().Count().ShouldBe(323);
    }

    private static DecodedRecord Line(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        return Record(Encoding.UTF8.GetBytes(line[(tab + 1)..]), line[..tab], InputTopic.CustomerEvents, Header("content-type", StructuredType)).Decode();
    }
}
