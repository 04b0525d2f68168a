using EventPlatform.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Relay.Tests;

public class RelaySettingsTests
{
    private static readonly Dictionary<string, string?> Right = new()
    {
        ["ConnectionStrings:EventStore"] = "Host=db;Database=eventplatform",
        ["Kafka:BootstrapServers"] = "kafka:9092",
        ["Adobe:TenantId"] = "acme",
        ["Adobe:ImsOrgId"] = "1234567890ABCDEF@AdobeOrg",
        ["Adobe:ProfileSchemaId"] = "profiles",
        ["Adobe:ProfileDatasetId"] = "profiles-dataset",
        ["Adobe:EventSchemaId"] = "events",
        ["Adobe:EventDatasetId"] = "events-dataset",
    };

    [Fact]
    public void Right_settings_make_a_relay() => Should.NotThrow(() => Add("Relay:KeyFormat", "json"));

    [Theory]
    [InlineData("Relay:KeyFormat", "Xml", "Relay__KeyFormat")]
    [InlineData("Relay:KeyFormat", "7", "Relay__KeyFormat")]
    [InlineData("Relay:PageSize", "0", "Relay__PageSize")]
    [InlineData("Relay:PageSize", "20001", "Relay__PageSize")]
    [InlineData("Relay:PageSize", "many", "Relay__PageSize")]
    [InlineData("Adobe:TenantId", "", "Adobe__TenantId")]
    [InlineData("Adobe:Namespaces:Phone", "Email", "Adobe__Namespaces__Phone")]
    [InlineData("Adobe:Namespaces:Customer", "Email", "Adobe__Namespaces__Customer")]
    public void A_wrong_setting_stops_the_start_and_is_named(string key, string value, string named) =>
        Should.Throw<SettingsException>(() => Add(key, value)).Message.ShouldContain(named);

    private static void Add(string key, string value)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(Right).AddInMemoryCollection(new Dictionary<string, string?> { [key] = value });
        builder.AddRelay();
    }
}
