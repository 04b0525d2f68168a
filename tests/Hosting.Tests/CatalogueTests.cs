using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Hosting.Tests;

public sealed partial class CatalogueTests
{
    [Fact]
    public void The_catalogue_and_its_document_say_the_same()
    {
        var document = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "telemetry.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        document.ShouldBe(Catalogue.Entries.Select(Row));
    }

    [Fact]
    public void Every_instrument_of_the_meter_stands_in_the_catalogue_with_its_unit_and_meaning()
    {
        var published = Published();

        published.ShouldNotBeEmpty();
        published.Select(instrument => (instrument.Name, instrument.Unit, instrument.Description)).ShouldBe(
            Catalogue.Entries.Where(entry => entry.Kind != "span").Select(entry => (entry.Name, (string?)entry.Unit, (string?)entry.Meaning)), ignoreOrder: true);
    }

    [Fact]
    public void Names_are_unique_and_constant() => Catalogue.Entries.Select(entry => entry.Name).ShouldBeUnique();

    [Fact]
    public void Metric_names_hold_nothing_that_varies()
    {
        foreach (var entry in Catalogue.Entries.Where(entry => entry.Kind != "span"))
            MetricName().IsMatch(entry.Name).ShouldBeTrue(entry.Name);
    }

    private static List<Instrument> Published()
    {
        _ = Catalogue.Entries;
        var published = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == Catalogue.SourceName)
                    published.Add(instrument);
            },
        };
        listener.Start();
        return published;
    }

    private static string Row(CatalogueEntry entry) =>
        $"| `{entry.Name}` | {entry.Kind} | {entry.Unit} | {string.Join(", ", entry.Attributes.Select(name => $"`{name}`"))} | {entry.Meaning} |";

    [GeneratedRegex(@"^(messaging|eventplatform)(\.[a-z_]+)+$")]
    private static partial Regex MetricName();
}
