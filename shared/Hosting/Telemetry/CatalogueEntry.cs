namespace EventPlatform.Hosting.Telemetry;

/// <summary>What the catalogue says about one metric or span.</summary>
/// <param name="Name">Constant; never holds a value that varies (spans name their variable part in braces).</param>
/// <param name="Kind"><c>counter</c>, <c>gauge</c>, <c>histogram</c> or <c>span</c>.</param>
/// <param name="Unit">By UCUM; empty for spans.</param>
/// <param name="Attributes">Attribute names; values are bounded.</param>
/// <param name="Meaning">One sentence for people; the same text is the instrument's description.</param>
public sealed record CatalogueEntry(string Name, string Kind, string Unit, IReadOnlyList<string> Attributes, string Meaning);
