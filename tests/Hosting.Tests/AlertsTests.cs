using System.Text.RegularExpressions;
using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Hosting.Tests;

/// <summary>An alert over a metric that does not exist never fires.</summary>
public sealed partial class AlertsTests
{
    private static readonly string Rules = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "alerts.yaml"));

    [Fact]
    public void Alerts_watch_metrics_that_the_services_send_by_attributes_that_these_have()
    {
        var metrics = Catalogue.Entries.Where(entry => entry.Kind != "span").ToDictionary(PrometheusName, entry => entry.Attributes);
        var series = Series().Matches(Rules);

        series.Count.ShouldBeGreaterThan(8);
        foreach (Match one in series)
        {
            metrics.ShouldContainKey(one.Groups["metric"].Value);
            var attributes = one.Groups["labels"].Captures.SelectMany(labels => Label().Matches(labels.Value)).Select(label => label.Value);
            attributes.ShouldBeSubsetOf(metrics[one.Groups["metric"].Value]);
        }
    }

    [Fact]
    public void Everything_that_grows_old_has_an_alert()
    {
        foreach (var entry in Catalogue.Entries.Where(entry => entry is { Kind: "gauge", Unit: "s" }))
            Rules.ShouldContain($"{PrometheusName(entry)}) > 60");
    }

    [Fact]
    public void Every_alert_says_what_is_wrong_and_what_to_do()
    {
        var alerts = Rules.Split("- alert: ")[1..];

        alerts.ShouldAllBe(alert => alert.Contains("summary: ") && alert.Contains("action: ") && alert.Contains("severity: "));
    }

    /// <summary>By OpenTelemetry's rules for Prometheus.</summary>
    private static string PrometheusName(CatalogueEntry entry) =>
        entry.Name.Replace('.', '_') + (entry.Unit == "s" ? "_seconds" : "") + (entry.Kind == "counter" ? "_total" : "");

    // max by (a, b) (metric{c="..."}
    [GeneratedRegex("""(by \((?<labels>[a-z_, ]+)\) \((increase\()?)?(?<metric>\beventplatform_[a-z_]+)(\{(?<labels>[a-z_]+)="[a-z_]+"\})?""")]
    private static partial Regex Series();

    [GeneratedRegex("[a-z_]+")]
    private static partial Regex Label();
}
