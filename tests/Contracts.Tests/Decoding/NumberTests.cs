using System.Globalization;
using System.Text;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>The shortest form of a number is exact, and there is one [spec 01.5].</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("0e5", "0")]
    [InlineData("22.20", "22.2")]
    [InlineData("50952.0", "50952")]
    [InlineData("1200", "1200")]
    [InlineData("1200.00", "1200")]
    [InlineData("1.2E+3", "1200")]
    [InlineData("12e-1", "1.2")]
    [InlineData("-12e-5", "-0.00012")]
    [InlineData("100e-2", "1")]
    [InlineData("0.5e1", "5")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1e27", "1000000000000000000000000000")]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999")]
    [InlineData("1.0000000000000000000000000000000000000", "1")]
    [InlineData("1000000000000000000000000000000e-30", "1")]
    [InlineData("1e28", null)]
    [InlineData("1e-29", null)]
    [InlineData("10000000000000000000000000001", null)]
    [InlineData("1.2345678901234567890123456789", null)]
    [InlineData("1e99999999999999999999", null)]
    [InlineData("1e-99999999999999999999", null)]
    public void It_is_found_by_its_digits(string literal, string? shortest)
    {
        var form = new byte[JsonNumber.LongestForm];

        JsonNumber.TryShorten(Encoding.ASCII.GetBytes(literal), form, out var length).ShouldBe(shortest is not null);

        if (shortest is not null)
            Encoding.ASCII.GetString(form, 0, length).ShouldBe(shortest);
    }

    [Fact]
    public void It_is_what_decimal_makes_of_it()
    {
        var random = new Random(7);
        var form = new byte[JsonNumber.LongestForm];
        for (var run = 0; run < 20_000; run++)
        {
            var number = new decimal(random.Next(), random.Next(), random.Next(1 << 26), random.Next(2) == 0, (byte)random.Next(28));
            var literal = number.ToString(CultureInfo.InvariantCulture);
            JsonNumber.TryShorten(Encoding.ASCII.GetBytes(literal), form, out var length).ShouldBeTrue(literal);
            Encoding.ASCII.GetString(form, 0, length).ShouldBe(number.ToString("0.############################", CultureInfo.InvariantCulture), literal);
        }
    }

    [Theory]
    [InlineData("9223372036854775807", 9223372036854775807)]
    [InlineData("-9223372036854775808", -9223372036854775808)]
    [InlineData("50952.0", 50952)]
    [InlineData("1720440349027.0", 1720440349027)]
    [InlineData("5e2", 500)]
    public void An_integral_number_is_an_integer(string literal, long expected)
    {
        JsonNumber.TryInteger(Encoding.ASCII.GetBytes(literal), out var integer).ShouldBeTrue();
        integer.ShouldBe(expected);
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("0.5")]
    [InlineData("1e400")]
    public void Anything_else_is_none(string literal) => JsonNumber.TryInteger(Encoding.ASCII.GetBytes(literal), out _).ShouldBeFalse();
}
