using EventPlatform.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Hosting.Tests;

public sealed class SettingsTests
{
    private const string Connection = "Host=db;Database=eventplatform;Username=ep;Password=geheim";

    [Fact]
    public void A_complete_configuration_is_read_with_the_defaults_of_the_contract()
    {
        var kafka = KafkaSettings.From(Configuration(("Kafka__BootstrapServers", "a:9092, b:9093")));

        kafka.BootstrapServers.ShouldBe("a:9092, b:9093");
        kafka.Group.ShouldBe("eventplatform-ingest");
        kafka.Topics.ShouldBe(new KafkaTopics());
        kafka.Topics.Inputs.ShouldBe(["eventplatform.customer-events.v1", "eventplatform.system-events.v1"]);
        kafka.Client.ShouldBeEmpty();
    }

    [Fact]
    public void Client_settings_are_handed_through_under_librdkafkas_names()
    {
        var kafka = KafkaSettings.From(Configuration(
            ("Kafka__BootstrapServers", "a:9092"), ("Kafka__Client__security.protocol", "SASL_SSL"), ("Kafka__Client__sasl_mechanism", "PLAIN")));

        kafka.Client["security.protocol"].ShouldBe("SASL_SSL");
        kafka.Client["sasl.mechanism"].ShouldBe("PLAIN");
    }

    [Fact]
    public void Lists_of_a_client_are_read_from_commas_and_from_arrays()
    {
        var api = ApiSettings.From(Configuration(
            ("Api__Clients__0__Key", "shop"), ("Api__Clients__0__Secret", "long enough it is"),
            ("Api__Clients__0__Organisations", "100, 200"), ("Api__Clients__0__Roles", "read,write"),
            ("Api__Clients__1__Key", "office"), ("Api__Clients__1__Secret", "long enough too"),
            ("Api__Clients__1__Organisations__0", "100"), ("Api__Clients__1__Roles__0", "admin"), ("Api__Clients__1__Roles__1", "read")));

        api.Clients[0].Organisations.ShouldBe([100, 200], ignoreOrder: true);
        api.Clients[0].Roles.ShouldBe(["read", "write"], ignoreOrder: true);
        api.Clients[1].Organisations.ShouldBe([100]);
        api.Clients[1].Roles.ShouldBe(["admin", "read"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(null, 72)]
    [InlineData("PT1H", 1)]
    [InlineData(" P3D ", 72)]
    public void A_duration_is_written_as_ISO_8601_does(string? value, int hours) =>
        DurationSetting.Read(Configuration(("Ingest__LateAfter", value)), "Ingest:LateAfter", TimeSpan.FromHours(72)).ShouldBe(TimeSpan.FromHours(hours));

    [Theory]
    [InlineData("72")]
    [InlineData("72:00:00")]
    [InlineData("-PT1H")]
    [InlineData("PT0S")]
    [InlineData("P99999999999D")]
    public void What_is_no_duration_is_refused(string value) =>
        Should.Throw<SettingsException>(() => DurationSetting.Read(Configuration(("Ingest__LateAfter", value)), "Ingest:LateAfter", TimeSpan.FromHours(72)))
            .Message.ShouldBe($"The setting Ingest__LateAfter is \"{value}\": write a duration as ISO 8601 does, such as PT72H or P3D.");

    [Fact]
    public void Organisations_are_restricted_where_some_are_named()
    {
        OrganisationsSetting.Read(Configuration(), "Ingest", "Organisations").ShouldBeNull();
        OrganisationsSetting.Read(Configuration(("Ingest__Organisations", "100, 200")), "Ingest", "Organisations").ShouldBe([100, 200], ignoreOrder: true);
        Should.Throw<SettingsException>(() => OrganisationsSetting.Read(Configuration(("Ingest__Organisations", "all")), "Ingest", "Organisations"))
            .Message.ShouldStartWith("The setting Ingest__Organisations is \"all\": ");
    }

    [Fact]
    public void Adobe_routes_and_namespaces_are_read()
    {
        var adobe = AdobeSettings.From(Configuration([.. Adobe, ("Adobe__EventFlowId", "flow-e"), ("Adobe__Namespaces__Phone", "PhoneE164")]));

        adobe.Profile.ShouldBe(new AdobeRoute("p1", "dataset-p", null));
        adobe.Event.ShouldBe(new AdobeRoute("e1", "dataset-e", "flow-e"));
        adobe.Namespaces.ShouldBe(new AdobeNamespaces("LoyaltyId", "Email", "PhoneE164"));
        adobe.SourceName.ShouldBe("EventPlatform");
    }

    [Theory]
    [InlineData("ConnectionStrings__EventStore", null, "is missing")]
    [InlineData("ConnectionStrings__EventStore", "Database=x;Password=geheim", "is without Host")]
    [InlineData("ConnectionStrings__EventStore", "Host=db;Password=geheim", "is without Database")]
    [InlineData("ConnectionStrings__EventStore", "Host=db;Gehiem=geheim", "that is no connection string")]
    [InlineData("ConnectionStrings__EventStore", "Host=db;Port=geheim", "that is no connection string")]
    [InlineData("Kafka__BootstrapServers", null, "is missing")]
    [InlineData("Kafka__BootstrapServers", "kafka", "is \"kafka\"")]
    [InlineData("Kafka__BootstrapServers", "kafka:9092,other:0", "is \"other:0\"")]
    [InlineData("Kafka__Topics__DeadLetter", "dead letters", "is \"dead letters\"")]
    [InlineData("Kafka__Topics__DeadLetter", "eventplatform.system-events.v1", "already the name of Kafka__Topics__SystemEvents")]
    [InlineData("Adobe__TenantId", null, "is missing")]
    [InlineData("Adobe__TenantId", "_acme", "is \"_acme\"")]
    [InlineData("Adobe__ImsOrgId", "acme", "is \"acme\"")]
    [InlineData("Adobe__ProfileSchemaId", null, "is missing")]
    [InlineData("Adobe__EventDatasetId", " ", "is missing")]
    [InlineData("Api__Clients__0__Key", "a:b", "is \"a:b\"")]
    [InlineData("Api__Clients__0__Secret", null, "is missing")]
    [InlineData("Api__Clients__0__Secret", "geheim", "is too short")]
    [InlineData("Api__Clients__0__Organisations", null, "is missing")]
    [InlineData("Api__Clients__0__Organisations", "acme", "is \"acme\"")]
    [InlineData("Api__Clients__0__Roles", "root", "is \"root\"")]
    public void A_wrong_setting_is_refused_in_one_sentence_that_names_it_and_shows_no_secret(string setting, string? value, string found)
    {
        var refusal = Should.Throw<SettingsException>(() => ReadAll(Configuration([.. Right.Where(pair => pair.Setting != setting), (setting, value)])));

        refusal.Setting.ShouldBe(setting);
        refusal.Message.ShouldStartWith($"The setting {setting} is ");
        refusal.Message.ShouldContain(found);
        refusal.Message.ShouldEndWith(".");
        refusal.Message.ShouldNotContain("\n");
        refusal.Message.ShouldNotContain("geheim");
    }

    [Fact]
    public void The_right_configuration_of_the_refusals_is_accepted() => ReadAll(Configuration(Right));

    [Fact]
    public void No_client_at_all_is_fine_because_others_are_kept_in_the_database() => ApiSettings.From(Configuration()).Clients.ShouldBeEmpty();

    [Fact]
    public void What_settings_print_of_themselves_holds_no_secret()
    {
        new EventStoreSettings(Connection).ToString().ShouldBe("db:5432/eventplatform");
        new KafkaSettings("a:9092") { Client = new Dictionary<string, string> { ["sasl.password"] = "geheim" } }.ToString().ShouldNotContain("geheim");
        new ApiClient("shop", "geheim", new HashSet<long>(), new HashSet<string>()).ToString().ShouldNotContain("geheim");
    }

    private static readonly (string Setting, string? Value)[] Adobe =
    [
        ("Adobe__TenantId", "acme"), ("Adobe__ImsOrgId", "1A2B@AdobeOrg"),
        ("Adobe__ProfileSchemaId", "p1"), ("Adobe__ProfileDatasetId", "dataset-p"),
        ("Adobe__EventSchemaId", "e1"), ("Adobe__EventDatasetId", "dataset-e"),
    ];

    private static readonly (string Setting, string? Value)[] Right =
    [
        .. Adobe,
        ("ConnectionStrings__EventStore", Connection),
        ("Kafka__BootstrapServers", "kafka:9092"),
        ("Api__Clients__0__Key", "shop"), ("Api__Clients__0__Secret", "long enough it is"),
        ("Api__Clients__0__Organisations", "100"), ("Api__Clients__0__Roles", "read"),
    ];

    private static void ReadAll(IConfiguration configuration)
    {
        EventStoreSettings.From(configuration);
        KafkaSettings.From(configuration);
        AdobeSettings.From(configuration);
        ApiSettings.From(configuration);
    }

    private static IConfiguration Configuration(params (string Setting, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Setting.Replace("__", ":", StringComparison.Ordinal), pair.Value)))
        .Build();
}
