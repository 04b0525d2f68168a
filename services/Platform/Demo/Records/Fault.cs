using System.Text;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Platform.Demo.Records;

/// <summary>A way in which a producer gets a record wrong.</summary>
/// <param name="Code">What the platform must say to it [spec 01.6].</param>
/// <param name="Break">Makes the broken record from a purchase that was sent before.</param>
internal sealed record Fault(ErrorCode Code, Func<ShopEvent, DateTimeOffset, DemoRecord> Break)
{
    public static readonly IReadOnlyList<Fault> All =
    [
        new(ErrorCode.Tombstone, (bought, _) => CloudEventForm.Structured(bought) with { Value = null }),
        new(ErrorCode.NotJson, (bought, _) => CutInHalf(CloudEventForm.Structured(Again(bought)))),
        new(ErrorCode.UnknownForm, (bought, _) => new(CloudEventForm.Key(bought), Encoding.UTF8.GetBytes("""{"note":"not an event"}"""), [])),
        new(ErrorCode.MissingField, (bought, _) => Changed(bought, whole => { whole.Remove("subject"); whole["data"]!.AsObject().Remove("customer"); })),
        new(ErrorCode.BadField, (bought, _) => Changed(bought, whole => whole["data"]!["context"]!["amount"] = "twelve")),
        new(ErrorCode.BadName, (bought, _) => Changed(bought, whole => whole["type"] = "customer.two words")),
        new(ErrorCode.KeyMismatch, (bought, _) => CloudEventForm.Structured(Again(bought)) with { Key = CloudEventForm.Key(bought with { Customer = "someone-else" }) }),
        new(ErrorCode.FutureTime, (bought, now) => CloudEventForm.Structured(Again(bought) with { Time = now.AddDays(30) })),
        new(ErrorCode.IdConflict, (bought, _) => CloudEventForm.Structured(bought with { Context = new JsonObject { ["transactionId"] = "other", ["amount"] = 1 } })),
    ];

    /// <summary>The same purchase under an id of its own: what is wrong with it is not that it comes twice.</summary>
    private static ShopEvent Again(ShopEvent bought) => bought with { Id = $"{bought.Id}-again" };

    private static DemoRecord Changed(ShopEvent bought, Action<JsonObject> change)
    {
        var whole = CloudEventForm.Whole(Again(bought));
        change(whole);
        return CloudEventForm.Structured(bought, whole);
    }

    private static DemoRecord CutInHalf(DemoRecord record) => record with { Value = record.Value![..(record.Value!.Length / 2)] };
}
