using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EventPlatform.Api.Tests;

/// <summary>
/// Makes a C# client of an OpenAPI 3.1 document, as generators do: a record a schema, a method an operation. Small, but it takes nothing for
/// granted: a reference, a type or a parameter that it does not understand is an error.
/// </summary>
internal sealed class ClientGenerator(JsonElement document)
{
    private const string Head =
        """
        #nullable enable
        using System; using System.Collections.Generic; using System.Net.Http; using System.Net.Http.Json; using System.Text.Json;
        using System.Text.Json.Serialization; using System.Threading.Tasks;
        namespace EventPlatform.Client;
        """;

    public string Generate()
    {
        var code = new StringBuilder(Head).AppendLine();
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
            Declare(code, schema.Name, schema.Value);
        code.AppendLine("public sealed class Client(HttpClient http) {");
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
                Method(code, path.Name, operation.Name, operation.Value);
        return code.AppendLine("}").ToString();
    }

    private void Declare(StringBuilder code, string name, JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return; // a text of a few values, or anything: named where it is used
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(item => item.GetString()).ToHashSet() : [];
        code.AppendLine(CultureInfo.InvariantCulture, $"public sealed record {name} {{");
        foreach (var property in properties.EnumerateObject())
        {
            var isRequired = required.Contains(property.Name);
            code.AppendLine(CultureInfo.InvariantCulture,
                $"[JsonPropertyName(\"{property.Name}\")] public {(isRequired ? "required " : "")}{TypeOf(property.Value)}{(isRequired ? "" : "?")} {Pascal(property.Name)} {{ get; init; }}");
        }
        code.AppendLine("}");
    }

    private void Method(StringBuilder code, string path, string verb, JsonElement operation)
    {
        var parameters = operation.TryGetProperty("parameters", out var given) ? given.EnumerateArray().ToArray() : [];
        var answer = Answer(operation);
        var arguments = parameters.OrderBy(parameter => parameter.Text("in") != "path")
            .Select(parameter => parameter.Text("in") == "path" ? $"string {Camel(parameter.Text("name"))}" : $"string? {Camel(parameter.Text("name"))} = null");
        var body = operation.TryGetProperty("requestBody", out _) ? ["JsonElement body"] : Array.Empty<string>();
        code.AppendLine(CultureInfo.InvariantCulture, $"public async Task<{answer}> {Pascal(operation.Text("operationId"))}Async({string.Join(", ", body.Concat(arguments))}) {{");
        code.AppendLine(CultureInfo.InvariantCulture, $"var query = new List<string>(); using var request = new HttpRequestMessage(HttpMethod.{Pascal(verb)}, (string?)null);");
        foreach (var parameter in parameters)
            code.AppendLine(Given(parameter));
        var address = parameters.Where(parameter => parameter.Text("in") == "path")
            .Aggregate(path, (text, parameter) => text.Replace($"{{{parameter.Text("name")}}}", $"{{Uri.EscapeDataString({Camel(parameter.Text("name"))})}}"));
        code.AppendLine(CultureInfo.InvariantCulture, $"request.RequestUri = new Uri($\"{address}\" + (query.Count > 0 ? \"?\" + string.Join('&', query) : \"\"), UriKind.Relative);");
        if (body.Length > 0)
            code.AppendLine("request.Content = JsonContent.Create(body);");
        code.AppendLine("using var response = await http.SendAsync(request); response.EnsureSuccessStatusCode();");
        code.AppendLine(answer == "bool" ? "return true; }" : $"return (await response.Content.ReadFromJsonAsync<{answer}>())!; }}");
    }

    private static string Given(JsonElement parameter) => (parameter.Text("in"), parameter.Text("name")) switch
    {
        ("path", _) => "",
        ("query", var name) => $"if ({Camel(name)} is not null) query.Add(\"{name}=\" + Uri.EscapeDataString({Camel(name)}));",
        ("header", var name) => $"if ({Camel(name)} is not null) request.Headers.TryAddWithoutValidation(\"{name}\", {Camel(name)});",
        var (place, name) => throw new InvalidOperationException($"The parameter {name} is in {place}."),
    };

    private string Answer(JsonElement operation)
    {
        var good = operation.GetProperty("responses").EnumerateObject().First(response => response.Name.StartsWith('2'));
        return good.Value.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json) && json.TryGetProperty("schema", out var schema)
            ? TypeOf(schema)
            : "bool";
    }

    private string TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Referred(reference.GetString()!);
        if (schema.TryGetProperty("oneOf", out var choices))
            return choices.EnumerateArray().Where(choice => !(choice.TryGetProperty("type", out var none) && none.ToString() == "null")).Select(TypeOf).Single();
        var types = schema.TryGetProperty("type", out var type)
            ? type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.GetString()!).Where(name => name != "null").ToArray() : [type.GetString()!]
            : [];
        return types switch
        {
            ["string"] => "string",
            ["boolean"] => "bool",
            ["integer"] => "long",
            ["number"] => "decimal",
            ["array"] => $"IReadOnlyList<{TypeOf(schema.GetProperty("items"))}>",
            ["object"] when schema.TryGetProperty("additionalProperties", out var values) => $"IReadOnlyDictionary<string, {TypeOf(values)}>",
            ["object"] or [] => "JsonElement",
            _ => throw new InvalidOperationException($"A schema has the types {string.Join(", ", types)}."),
        };
    }

    private string Referred(string reference)
    {
        var name = reference["#/components/schemas/".Length..];
        if (!document.GetProperty("components").GetProperty("schemas").TryGetProperty(name, out var schema))
            throw new InvalidOperationException($"{reference} is nowhere.");
        return schema.TryGetProperty("properties", out _) ? name : schema.TryGetProperty("enum", out _) ? "string" : TypeOf(schema);
    }

    private static string Pascal(string name)
    {
        var words = name.Split(['-', '_', '.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static string Camel(string name) => Pascal(name) is var text ? $"@{char.ToLowerInvariant(text[0])}{text[1..]}" : name;
}
