using System.Net;
using System.Text;
using System.Text.Json;

namespace EventPlatform.Api.Tests;

/// <summary>
/// Every parameter of every operation that the API describes, wrong in turn: the answer is one that the description names, never a
/// failure of the service, and never another organisation's.
/// </summary>
[Collection(SharedApi.Name)]
public sealed class BadInputTests(ApiHost api)
{
    private static readonly string[] Rubbish =
    [
        "", "%20", "abc", "-1", "0", "1.5", "1e9", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
        "99999999999999999999999999", "%00", "%0A", "%ED%A0%80", "%FF", "%F0%9F%98%80", "'%3B--", "%22%7B%7D", "..%2F..%2Fx", "null", "true", "NaN",
        "2025-13-45T99:99:99Z", "%7Es%3Ax", "a%3Ab", "YQpi", new string('9', 3000), new string('x', 3000),
    ];

    [Fact]
    public async Task Whatever_is_sent_the_answer_is_a_described_one()
    {
        await api.AppendAsync("4711", Samples.Visit("seen"));
        using var http = api.As("reader");
        var document = await http.JsonAsync("/openapi/v1.json");
        var sent = 0;

        foreach (var operation in Operations(document).Where(operation => operation.Method == "get"))
            foreach (var parameter in operation.Parameters)
                foreach (var value in Rubbish)
                    foreach (var path in Wrong(operation, parameter, value))
                    {
                        await IsDescribedAsync(http, operation, path);
                        sent++;
                    }

        sent.ShouldBeGreaterThan(2_000);
    }

    [Fact]
    public async Task Whatever_is_sent_to_another_organisation_it_is_the_same_nothing()
    {
        using var http = api.As("reader");
        var nothing = await (await http.GetAsync("/v1/orgs/100/customers/never-seen")).Content.ReadAsStringAsync();
        var document = await http.JsonAsync("/openapi/v1.json");

        foreach (var operation in Operations(document).Where(operation => operation.Path.Contains("{orgId}")))
            foreach (var organisation in new[] { "200", "300", "999999", "-1", "0100", new string('9', 300) })
                foreach (var query in new[] { "", "?limit=-1&cursor=x&after=x" })
                {
                    using var request = new HttpRequestMessage(new HttpMethod(operation.Method), Path(operation, "orgId", organisation) + query);
                    request.Content = operation.Method is "put" or "post" ? new StringContent("nonsense") : null;
                    using var answer = await http.SendAsync(request);
                    answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, request.RequestUri!.ToString());
                    (await answer.Content.ReadAsStringAsync()).ShouldBe(nothing);
                }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"name\":\"\\u0000\"}")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    [InlineData("{\"targets\":[[[[[[[[[[[[[[]]]]]]]]]]]]]]}")]
    [InlineData("{\"name\":1e400}")]
    public async Task Whatever_is_put_in_place_of_a_definition_is_refused(string body)
    {
        using var http = api.As("admin");

        foreach (var kind in new[] { "target-groups", "badges", "organisation" })
            foreach (var id in new[] { "1", "-1", "99999999999999999999", new string('x', 200), "64b7f0c2a1d2e3f4a5b6c7d8" })
            {
                using var answer = await http.PutJsonAsync($"/v1/orgs/100/definitions/{kind}/{id}", body);
                new[] { HttpStatusCode.BadRequest, HttpStatusCode.NotFound }.ShouldContain(answer.StatusCode, $"{kind}/{id}");
            }
    }

    private static async Task IsDescribedAsync(HttpClient http, Operation operation, string path)
    {
        using var answer = await http.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        operation.Statuses.ShouldContain($"{(int)answer.StatusCode}", $"{path}\n{body}");
        ((int)answer.StatusCode is < 500 and not 429 or 504).ShouldBeTrue($"{path}\n{body}");
        body.ShouldNotContain("Exception");
    }

    private static IEnumerable<string> Wrong(Operation operation, Parameter parameter, string value)
    {
        if (parameter.In == "path") // a NUL in a path is refused by the server itself, with a bare 400
            return value is "" or "%00" || parameter.Name == "orgId" ? [] : [Path(operation, parameter.Name, value)];
        var path = Path(operation, "", "") + (operation.Path.Contains("interaction") && parameter.Name != "identifierName" ? "?id=1&" : "?");
        var wait = parameter.Name == "timeout" ? "" : "&timeout=1ms";
        return parameter.In == "query" ? [$"{path}{parameter.Name}={value}{wait}", $"{path}{parameter.Name}={value}&{parameter.Name}={value}{wait}"] : [];
    }

    private static string Path(Operation operation, string name, string value)
    {
        var path = new StringBuilder(operation.Path);
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.In == "path"))
            path.Replace($"{{{parameter.Name}}}", parameter.Name == name ? value : parameter.Example);
        return path.ToString();
    }

    private static IEnumerable<Operation> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.TryGetProperty("parameters", out _)
        select new Operation(path.Name, operation.Name, [.. operation.Value.GetProperty("parameters").EnumerateArray().Select(Parameter.Of)],
            [.. operation.Value.GetProperty("responses").EnumerateObject().Select(response => response.Name)]);

    private sealed record Operation(string Path, string Method, IReadOnlyList<Parameter> Parameters, IReadOnlyList<string> Statuses);

    private sealed record Parameter(string Name, string In, string Example)
    {
        public static Parameter Of(JsonElement parameter) => new(parameter.Text("name"), parameter.Text("in"), parameter.GetProperty("example").ToString());
    }
}
