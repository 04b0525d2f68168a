using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EventPlatform.Platform.Demo.Records;

/// <summary>Writes events in the two modes of the CloudEvents Kafka binding [spec 01.2].</summary>
internal static class CloudEventForm
{
    private const string Source = "/demo/shop";

    public static byte[] Key(ShopEvent shopEvent) => Encoding.UTF8.GetBytes($"{DemoDefinitions.Organisation}:{shopEvent.Customer}");

    public static DemoRecord Structured(ShopEvent shopEvent) => Structured(shopEvent, Whole(shopEvent));

    /// <param name="shopEvent">Gives the key.</param>
    /// <param name="whole">The whole event, which may differ from it.</param>
    public static DemoRecord Structured(ShopEvent shopEvent, JsonObject whole) =>
        new(Key(shopEvent), Encoding.UTF8.GetBytes(whole.ToJsonString()), [new("content-type", "application/cloudevents+json; charset=UTF-8")]);

    public static DemoRecord Binary(ShopEvent shopEvent) => new(Key(shopEvent), Encoding.UTF8.GetBytes(Data(shopEvent).ToJsonString()),
    [
        new("content-type", "application/json"), new("ce_specversion", "1.0"), new("ce_id", shopEvent.Id), new("ce_source", Source),
        new("ce_type", shopEvent.Type), new("ce_time", Text(shopEvent.Time)), new("ce_subject", shopEvent.Customer),
        new("ce_orgid", DemoDefinitions.Organisation.ToString(CultureInfo.InvariantCulture)),
    ]);

    public static JsonObject Whole(ShopEvent shopEvent) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = shopEvent.Id,
        ["source"] = Source,
        ["type"] = shopEvent.Type,
        ["time"] = Text(shopEvent.Time),
        ["subject"] = shopEvent.Customer,
        ["orgid"] = DemoDefinitions.Organisation,
        ["datacontenttype"] = "application/json",
        ["data"] = Data(shopEvent),
    };

    private static JsonObject Data(ShopEvent shopEvent) => new()
    {
        ["customer"] = new JsonObject { ["id"] = shopEvent.Customer },
        ["context"] = shopEvent.Context.DeepClone(),
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
