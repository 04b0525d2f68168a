using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class ProblemTests(ApiHost api) : IDisposable
{
    private const string Group = "/v1/orgs/100/definitions/target-groups/77";

    private readonly HttpClient _http = api.As("admin");

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v2", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/orgs/100/nonsense", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/orgs/100/customers/1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PATCH", Group, HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/v1/orgs/100/definitions/target-groups", HttpStatusCode.MethodNotAllowed)]
    public async Task An_address_or_method_that_is_none_gets_problem_details(string method, string path, HttpStatusCode expected)
    {
        using var answer = await _http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        await answer.ProblemAsync(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{\"name\":}")]
    [InlineData("{} {}")]
    [InlineData("nonsense")]
    [InlineData("{\"a\":1,}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    [InlineData("{\"name\":\"\\u0000\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"\\u0000\":1}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("{\"name\":1e400}")]
    [InlineData("{\"offsetDays\":99999999999999999999999999}")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}")]
    public async Task A_body_that_is_no_definition_gets_problem_details(string body)
    {
        using var answer = await _http.PutJsonAsync(Group, body);

        (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_get_problem_details()
    {
        using var answer = await _http.PutAsync(Group, Body([.. "{\"name\":\""u8, 0xff, 0xfe, .. "\"}"u8], "application/json"));

        await answer.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_nested_beyond_measure_gets_problem_details()
    {
        using var answer = await _http.PutJsonAsync(Group, new string('[', 5_000) + new string(']', 5_000));

        await answer.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task A_body_of_another_type_gets_problem_details(string? type)
    {
        using var answer = await _http.PutAsync(Group, Body("{}"u8.ToArray(), type));

        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_gets_problem_details(bool saysItsLength)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Group) { Content = Body(Encoding.UTF8.GetBytes($"\"{new string('x', 300_000)}\""), "application/json") };
        request.Headers.TransferEncodingChunked = !saysItsLength;

        using var answer = await _http.SendAsync(request);

        await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("900000000000001")]
    [InlineData("99999999999999999999")]
    [InlineData("%C3%A9")]
    public async Task An_id_that_no_group_can_have_gets_problem_details(string id)
    {
        using var answer = await _http.PutJsonAsync($"/v1/orgs/100/definitions/target-groups/{id}", Samples.Group(1));

        await answer.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_error_to_a_HEAD_request_has_no_body()
    {
        using var answer = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/v1/no/such/address"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    private static ByteArrayContent Body(byte[] bytes, string? type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
