using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding.Rules;
using EventPlatform.Contracts.Tests.Decoding;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>The schemas that are made from the code, by their place under <c>docs/contracts/schemas</c>.</summary>
internal static class SchemaFiles
{
    /// <summary>Every name that has a meaning of its own in CloudEvents form.</summary>
    public static IReadOnlyList<KnownEvent> Known { get; } =
        [.. KnownEvents.All.Append(KnownEvents.BadgeRevoked).OrderBy(known => known.Name, StringComparer.Ordinal)];

    public static IEnumerable<(string Name, JsonObject Schema)> All()
    {
        yield return ("context.json", ContextSchemas.Any());
        foreach (var known in Known)
            yield return ($"events/{known.Name}.json", ContextSchemas.Of(known));
        yield return ("data.customer.json", EnvelopeSchemas.CustomerData());
        yield return ("data.system.json", EnvelopeSchemas.SystemData());
        yield return ("cloudevent.customer.json", EnvelopeSchemas.CustomerEvent(Known));
        yield return ("cloudevent.system.json", EnvelopeSchemas.SystemEvent());
        yield return ("notification.flat.json", NotificationSchemas.Flat(Fixture("transaction-added.flat.json")));
        yield return ("notification.wrapped.json", NotificationSchemas.Wrapped(Fixture("customer-added.wrapped.json")));
    }

    private static JsonNode Fixture(string name) => JsonNode.Parse(Records.Fixture(name))!;
}
