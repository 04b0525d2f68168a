using System.Text.Json;
using EventPlatform.Api.Problems;
using EventPlatform.Contracts.Context;

namespace EventPlatform.Api.DeadLetters;

/// <summary>Reads the members of an object in a body and collects every fault; a member that nobody asked for is one, too.</summary>
internal sealed class BodyReader
{
    private const string Code = "BAD_FIELD";

    private readonly JsonElement _content;
    private readonly string _pointer;
    private readonly List<Fault> _faults;

    public BodyReader(JsonElement content, params IReadOnlyCollection<string> known)
        : this(content, "", [], known)
    {
    }

    private BodyReader(JsonElement content, string pointer, List<Fault> faults, IReadOnlyCollection<string> known)
    {
        (_content, _pointer, _faults) = (content, pointer, faults);
        if (content.ValueKind != JsonValueKind.Object)
            faults.Add(Fault.InBody(pointer, Code, "An object is expected."));
        else
            foreach (var member in content.EnumerateObject().Where(member => !known.Contains(member.Name)))
                Refuse(member.Name, $"is not known here; {string.Join(", ", known)} are.");
    }

    public IReadOnlyList<Fault> Faults => _faults;

    public bool Has(string name) => Member(name) is not null;

    public JsonElement? Object(string name) => Of(name, member => member.ValueKind == JsonValueKind.Object, "an object", member => member);

    public string? Text(string name) => OfClass(name, IsText, "a text that is not empty", member => member.GetString());

    public bool Flag(string name) => Of(name, member => member.ValueKind is JsonValueKind.True or JsonValueKind.False, "true or false", member => member.GetBoolean()) ?? false;

    public DateTimeOffset? Instant(string name) =>
        Of(name, member => ReadInstant(member) is not null, "a time with an offset, such as 2025-07-29T04:00:00Z", member => ReadInstant(member)!.Value);

    public IReadOnlyList<string> Texts(string name, IReadOnlyCollection<string> allowed) =>
        OfClass(name, member => IsListOf(member, item => IsText(item) && allowed.Contains(item.GetString())), $"a list of {string.Join(", ", allowed)}",
            member => member.EnumerateArray().Select(item => item.GetString()!).ToArray()) ?? [];

    /// <summary>From 1 to <paramref name="most"/> whole numbers; null where the member is absent.</summary>
    public IReadOnlyList<long>? Ids(string name, int most) =>
        OfClass(name, member => IsListOf(member, item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out _)) && member.GetArrayLength() is var count && count > 0 && count <= most,
            $"a list of 1 to {most} whole numbers", member => member.EnumerateArray().Select(item => item.GetInt64()).ToArray());

    /// <summary>Texts or null by name.</summary>
    public IReadOnlyDictionary<string, string?>? TextsByName(string name) =>
        OfClass(name, member => member.ValueKind == JsonValueKind.Object && member.EnumerateObject().All(item => item.Name.Length > 0 && item.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null),
            "an object of texts, or null where one is to go", member => member.EnumerateObject().DistinctBy(item => item.Name).ToDictionary(item => item.Name, item => item.Value.GetString()));

    /// <summary>A reader of the object in a member; null where it is absent or none.</summary>
    public BodyReader? Inner(string name, params IReadOnlyCollection<string> known) =>
        Object(name) is { } inner ? new(inner, $"{_pointer}/{name}", _faults, known) : null;

    public void Refuse(string name, string expected) => _faults.Add(Fault.InBody($"{_pointer}/{name}", Code, $"{name} {expected}"));

    private static DateTimeOffset? ReadInstant(JsonElement member) =>
        member.ValueKind == JsonValueKind.String && Rfc3339.TryParse(member.GetString(), out var instant) ? instant : null;

    private static bool IsText(JsonElement member) => member.ValueKind == JsonValueKind.String && member.GetString()!.Length > 0;

    private static bool IsListOf(JsonElement member, Func<JsonElement, bool> fits) => member.ValueKind == JsonValueKind.Array && member.EnumerateArray().All(fits);

    private T? Of<T>(string name, Func<JsonElement, bool> fits, string expected, Func<JsonElement, T> read)
        where T : struct
    {
        if (Member(name) is not { } member)
            return null;
        if (fits(member))
            return read(member);
        Refuse(name, $"is not understood: {expected} is expected.");
        return null;
    }

    private T? OfClass<T>(string name, Func<JsonElement, bool> fits, string expected, Func<JsonElement, T?> read)
        where T : class
    {
        if (Member(name) is not { } member)
            return null;
        if (fits(member))
            return read(member);
        Refuse(name, $"is not understood: {expected} is expected.");
        return null;
    }

    /// <summary>Null is as good as absent.</summary>
    private JsonElement? Member(string name) =>
        _content.ValueKind == JsonValueKind.Object && _content.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
