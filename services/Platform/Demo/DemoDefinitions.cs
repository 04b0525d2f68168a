using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace EventPlatform.Platform.Demo;

/// <summary>What the demonstration's organisation configures, put through the API: three monthly spending targets, a badge on each.</summary>
internal static class DemoDefinitions
{
    public const long Organisation = 100;
    public const string Currency = "GBP";

    private const int GroupId = 1;

    private static readonly (int Rule, string Badge, string Name, decimal Goal)[] Targets =
    [
        (11, "64b7f0c2a1d2e3f4a5b60001", "Silver month", 195m),
        (12, "64b7f0c2a1d2e3f4a5b60002", "Gold month", 270m),
        (13, "64b7f0c2a1d2e3f4a5b60003", "Platinum month", 300m),
    ];

    /// <param name="api">Client of the API, already authenticated.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="HttpRequestException">The API refused one.</exception>
    public static async Task PutAsync(HttpClient api, CancellationToken cancellation)
    {
        await PutAsync(api, "organisation", Organisation.ToString(CultureInfo.InvariantCulture), OrganisationDefinition(), cancellation);
        foreach (var target in Targets)
            await PutAsync(api, "badges", target.Badge, Badge(target.Name), cancellation);
        await PutAsync(api, "target-groups", GroupId.ToString(CultureInfo.InvariantCulture), TargetGroup(), cancellation);
    }

    private static async Task PutAsync(HttpClient api, string kind, string id, JsonObject definition, CancellationToken cancellation)
    {
        using var answer = await api.PutAsJsonAsync($"/v1/orgs/{Organisation}/definitions/{kind}/{id}", definition, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"The API refused {kind}/{id} with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    private static JsonObject OrganisationDefinition() => new() { ["name"] = "Demo shop", ["timeZone"] = "UTC", ["currencyCode"] = Currency };

    private static JsonObject Badge(string name) => new()
    {
        ["name"] = name,
        ["description"] = "Spent enough in a calendar month",
        ["group"] = "spend",
        ["active"] = true,
        ["earnType"] = "DIRECT",
        ["owner"] = "Milestones",
        ["earnConstraints"] = new JsonArray(new JsonObject { ["constraintLevel"] = "CUSTOMER", ["constraintType"] = "NONE" }),
    };

    private static JsonObject TargetGroup() => new()
    {
        ["name"] = "Monthly spend",
        ["trackingType"] = "DEFAULT",
        ["active"] = true,
        ["window"] = new JsonObject
        {
            ["kind"] = "FIXED_CALENDAR_WINDOW",
            ["recurrence"] = "MONTHLY",
            ["start"] = "2000-01-01",
            ["end"] = "2049-12-31",
        },
        ["targets"] = new JsonArray([.. Targets.Select(target => new JsonObject
        {
            ["targetRuleId"] = target.Rule,
            ["name"] = string.Create(CultureInfo.InvariantCulture, $"Spend {target.Goal} a month"),
            ["goal"] = target.Goal,
            ["entity"] = "TRANSACTION",
            ["type"] = "SALES",
            ["enrolment"] = "ALL",
            ["allowReturns"] = true,
            ["returnPolicy"] = "SAME_PERIOD",
            ["badges"] = new JsonArray(target.Badge),
        })]),
    };
}
