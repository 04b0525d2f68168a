using System.Globalization;
using System.Text.Json;
using EventPlatform.Api.Answers;
using FsCheck;
using FsCheck.Fluent;

namespace EventPlatform.Api.Tests;

public sealed class AnswerTests
{
    [Fact]
    public void A_cursor_gives_back_the_key_that_it_was_written_with() =>
        Prop.ForAll<NonNull<string>, long>((text, number) =>
        {
            var first = new string([.. text.Get.Where(c => c is not ('\n' or '\0') && !char.IsSurrogate(c)).Take(100)]);
            var second = number.ToString(CultureInfo.InvariantCulture);
            return Cursor.Read(Cursor.Write(first, second), 2) is [var one, var two] && one == first && two == second;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_a_cursor_or_none_but_never_an_error() =>
        Prop.ForAll<string>(text => Cursor.Read(text ?? "", 1) is null or { Length: 1 }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("22.200", "22.2")]
    [InlineData("50952.0", "50952")]
    [InlineData("100", "100")]
    [InlineData("-0.500", "-0.5")]
    [InlineData("0.000", "0")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Numbers_are_written_in_shortest_form(string number, string shortest)
    {
        PlainDecimal.Shortest(decimal.Parse(number, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture).ShouldBe(shortest);
        JsonSerializer.Serialize(JsonElement.Parse($"[{number}]"), ApiJson.Plain.JsonElement).ShouldBe($"[{shortest}]");
    }
}
