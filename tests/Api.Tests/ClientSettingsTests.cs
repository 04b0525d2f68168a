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

    [Fact]
    public void Without_any_client_nothing_starts() =>
        Should.Throw<SettingsException>(() => WebApplication.CreateBuilder().Configure(new() { ["ConnectionStrings:EventStore"] = "Host=h;Database=d" }).AddApi())
            .Setting.ShouldBe("Api__Clients__0__Key");

    private static WebApplicationBuilder Builder(string environment, string? secret) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment }).Configure(new()
        {
            ["ConnectionStrings:EventStore"] = "Host=h;Database=d",
            ["Api:Clients:0:Key"] = "client",
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
