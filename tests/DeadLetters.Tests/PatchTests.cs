using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters.Patching;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Showing;

namespace EventPlatform.DeadLetters.Tests;

public sealed class PatchTests
{
    /// <summary>The test cases of RFC 7396, appendix A.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", "null", "null")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void A_merge_patch_does_what_its_standard_says(string target, string patch, string result) => Merge(target, patch).ShouldBe(result);

    [Theory]
    [InlineData("""{"amount":50952.0,"big":12345678901234567890.10,"x":1}""", """{"amount":50952.0,"big":12345678901234567890.10,"x":2}""")]
    [InlineData("""{"text":"\u00fc \ud800 \u0000","x":1}""", """{"text":"\u00fc \ud800 \u0000","x":2}""")]
    [InlineData("""{"twice":1,"twice":2,"x":1}""", """{"twice":1,"twice":2,"x":2}""")]
    public void What_a_patch_does_not_name_stays_as_it_is_written(string target, string result) => Merge(target, """{"x":2}""").ShouldBe(result);

    [Fact]
    public void A_tombstone_is_an_empty_object_to_a_merge_patch() =>
        Apply(new() { MergePatch = JsonElement.Parse("""{"a":1}""") }, new(null, null, []))!.Value.ShouldBe("""{"a":1}"""u8.ToArray());

    [Fact]
    public void A_value_that_is_too_deep_for_the_contract_can_be_patched()
    {
        var deep = new string('[', 200) + new string(']', 200);

        Merge($$"""{"z":{{deep}},"y":{{deep}}}""", """{"z":null}""").ShouldBe($$"""{"y":{{deep}}}""");
    }

    [Fact]
    public void A_value_of_endless_depth_is_left_alone_at_once()
    {
        var patch = new RecordPatch { MergePatch = JsonElement.Parse("{}") };

        patch.Apply(new(null, Encoding.UTF8.GetBytes(new string('[', 500_000) + new string(']', 500_000)), []), out var problem).ShouldBeNull();

        problem!.ShouldContain("at most 256 levels");
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("")]
    [InlineData("{\"a\\ud800\":1}")]
    public void A_value_that_is_no_JSON_takes_no_merge_patch(string value)
    {
        var patch = new RecordPatch { MergePatch = JsonElement.Parse("{}") };

        patch.Apply(new(null, Encoding.UTF8.GetBytes(value), []), out var problem).ShouldBeNull();

        problem!.ShouldContain("give a whole new value");
    }

    [Fact]
    public void Headers_are_replaced_by_name_whatever_their_case_and_the_rest_stays_in_order()
    {
        RecordHeader[] headers = [Header("A", "1"), Header("ce_id", "x"), Header("B", "2"), Header("CE_ID", "y"), new("C", null)];

        var patched = Apply(new() { Headers = new Dictionary<string, string?> { ["Ce_Id"] = "z", ["b"] = null } }, new(null, null, headers))!;

        patched.Headers.Select(header => (header.Name, header.Value is null ? null : Encoding.UTF8.GetString(header.Value)))
            .ShouldBe([("A", "1"), ("C", null), ("Ce_Id", "z")]);
    }

    [Fact]
    public void Bytes_are_shown_as_text_where_they_are_text()
    {
        ShownBytes.Of(null).ShouldBeNull();
        ShownBytes.Of("grün"u8.ToArray()).ShouldBe(new ShownBytes("grün", null));
        ShownBytes.Of([0xff, 0x00, 0x7b]).ShouldBe(new ShownBytes(null, "ff007b"));
    }

    private static string Merge(string target, string patch) =>
        Encoding.UTF8.GetString(MergePatch.Apply(Encoding.UTF8.GetBytes(target), JsonElement.Parse(patch)));

    private static RecordContent? Apply(RecordPatch patch, RecordContent record) => patch.Apply(record, out _);

    private static RecordHeader Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));
}
