using EventPlatform.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Api.Tests;

public sealed class ClientSettingsTests
{
    private const string FifteenCharacters = "123456789abcdef", SixteenCharacters = "123456789abcdefg";

    [Theory]
    [InlineData("Production", FifteenCharacters, "Api__Clients__0__Secret")]
    [InlineData("Staging", FifteenCharacters, "Api__Clients__0__Secret")]
    [InlineData("Production", null, "Api__Clients__0__Secret")]
    [InlineData("Development", null, "Api__Clients__0__Secret")]
    [InlineData("Production", SixteenCharacters, null)]
    [InlineData("Development", FifteenCharacters, null)]
    [InlineData("Demo", FifteenCharacters, null)]
    public void A_weak_or_missing_secret_stops_the_start_outside_development_and_demo(string environment, string? secret, string? named)
    {
        var builder = Builder(environment, secret);

        if (named is null)
            builder.AddApi();
        else
            Should.Throw<SettingsException>(() => builder.AddApi()).Message.ShouldContain(named);
    }

    [Fact]
    public void The_secret_is_not_in_the_message()
    {
        var refusal = Should.Throw<SettingsException>(() => Builder("Production", FifteenCharacters).AddApi());

        refusal.ToString().ShouldNotContain(FifteenCharacters);
    }

    [Theory]
    [InlineData("Production", "demo", true)]
    [InlineData("Production", "DEMO", true)]
    [InlineData("Staging", "demo", true)]
    [InlineData("Production", "demonstration", false)]
    [InlineData("Demo", "demo", false)]
    [InlineData("Development", "demo", false)]
    public void The_demos_client_stops_the_start_everywhere_else(string environment, string key, bool refused)
    {
        var builder = Builder(environment, SixteenCharacters, key);

        if (refused)
            Should.Throw<SettingsException>(() => builder.AddApi()).Message.ShouldStartWith($"The setting Api__Clients__0__Key is \"{key}\", the demo's: ");
        else
            builder.AddApi();
    }

    [Theory]
    [InlineData("Api:RequestsPerMinute", "0", "Api__RequestsPerMinute")]
    [InlineData("Api:RequestsPerMinute", "many", "Api__RequestsPerMinute")]
    [InlineData("Api:RequestsPerMinuteOf:100", "-1", "Api__RequestsPerMinuteOf__100")]
    [InlineData("Api:RequestsPerMinuteOf:shop", "5", "Api__RequestsPerMinuteOf__shop")]
    [InlineData("Api:Tokens:Issuer", "https://issuer.example", "Api__Tokens__Audience")]
    [InlineData("Api:Tokens:Jwks", "https://issuer.example/keys", "Api__Tokens__Issuer")]
    [InlineData("Api:MaskOtp", "perhaps", "Api__MaskOtp")]
    [InlineData("Api:TimeZone", "Middle/Earth", "Api__TimeZone")]
    public void A_wrong_setting_of_access_is_named(string setting, string value, string named)
    {
        var builder = Builder("Production", SixteenCharacters).Configure(new() { [setting] = value });

        Should.Throw<SettingsException>(() => builder.AddApi()).Setting.ShouldBe(named);
    }

    [Theory]
    [InlineData("http://issuer.example/keys")]
    [InlineData("ftp://issuer.example/keys")]
    [InlineData("keys")]
    public void Keys_are_not_fetched_over_an_open_wire(string address)
    {
        var builder = Builder("Development", SixteenCharacters).Configure(new()
        {
            ["Api:Tokens:Issuer"] = "https://issuer.example",
            ["Api:Tokens:Audience"] = "eventplatform",
            ["Api:Tokens:Jwks"] = address,
        });

        Should.Throw<SettingsException>(() => builder.AddApi()).Setting.ShouldBe("Api__Tokens__Jwks");
    }

    private static WebApplicationBuilder Builder(string environment, string? secret, string key = "client") =>
        WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment }).Configure(new()
        {
            ["ConnectionStrings:EventStore"] = "Host=h;Database=d",
            ["Api:Clients:0:Key"] = key,
            ["Api:Clients:0:Secret"] = secret,
            ["Api:Clients:0:Organisations"] = "100",
            ["Api:Clients:0:Roles"] = "read",
        });
}

file static class Configuring
{
    public static WebApplicationBuilder Configure(this WebApplicationBuilder builder, Dictionary<string, string?> settings)
    {
        builder.Configuration.AddInMemoryCollection(settings);
        return builder;
    }
}
