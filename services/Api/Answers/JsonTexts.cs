using System.Globalization;
using System.Text.Json;
using EventPlatform.Api.Problems;

namespace EventPlatform.Api.Answers;

/// <summary>Finds the texts in a JSON document that are well-formed JSON but no Unicode text that a database takes: lone surrogates and NUL.</summary>
internal static class JsonTexts
{
    private const string Code = "BAD_FIELD";

    public static IReadOnlyList<Fault> Faults(JsonElement root)
    {
        var faults = new List<Fault>();
        Look(root, "", faults);
        return faults;
    }

    private static void Look(JsonElement element, string pointer, List<Fault> faults)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    LookAtProperty(property, pointer, faults);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    Look(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"), faults);
                break;
            case JsonValueKind.String when !IsText(element.GetString):
                faults.Add(Fault.InBody(pointer, Code, "A text without NUL and lone surrogates is expected."));
                break;
        }
    }

    private static void LookAtProperty(JsonProperty property, string pointer, List<Fault> faults)
    {
        if (IsText(() => property.Name))
            Look(property.Value, $"{pointer}/{Escaped(property.Name)}", faults);
        else
            faults.Add(Fault.InBody(pointer, Code, "A property's name without NUL and lone surrogates is expected."));
    }

    // [RFC 6901 §3]
    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static bool IsText(Func<string?> read)
    {
        try
        {
            return read()?.Contains('\0', StringComparison.Ordinal) is false;
        }
        catch (InvalidOperationException)
        {
            return false; // how the reader says that an escape is half of a pair, or bytes are no UTF-8
        }
    }
}
