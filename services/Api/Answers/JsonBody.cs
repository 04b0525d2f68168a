using System.Buffers;
using System.Net.Mime;
using System.Text.Json;
using EventPlatform.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace EventPlatform.Api.Answers;

/// <summary>A request's body as JSON, or the problem with it.</summary>
internal sealed class JsonBody : IDisposable
{
    /// <summary>Room for the largest definition that makes sense.</summary>
    public const int GreatestSize = 256 * 1024;

    private readonly JsonDocument? _document;

    private JsonBody(JsonDocument? document, ProblemResult? problem) => (_document, Problem) = (document, problem);

    public JsonElement Content => _document!.RootElement;

    public ProblemResult? Problem { get; }

    public static async Task<JsonBody> ReadAsync(HttpRequest request)
    {
        if (!IsJson(request.ContentType))
            return new(null, ProblemCatalogue.UnsupportedMediaType);
        if (request.ContentLength > GreatestSize || await ReadBytesAsync(request) is not { } bytes)
            return new(null, ProblemCatalogue.TooLarge(GreatestSize));
        return Parse(bytes);
    }

    /// <summary>An absent body counts as an empty object.</summary>
    public static Task<JsonBody> ReadOptionalAsync(HttpRequest request) =>
        request.ContentLength is null or 0 && request.ContentType is null ? Task.FromResult(Parse("{}"u8.ToArray())) : ReadAsync(request);

    public void Dispose() => _document?.Dispose();

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    // Null where the body is too large; it is not read further then.
    private static async Task<ReadOnlyMemory<byte>?> ReadBytesAsync(HttpRequest request)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        while (await request.Body.ReadAsync(bytes.GetMemory(4096), request.HttpContext.RequestAborted) is var read and > 0)
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > GreatestSize)
                return null;
        }
        return bytes.WrittenMemory;
    }

    private static JsonBody Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var document = JsonDocument.Parse(bytes);
            var faults = JsonTexts.Faults(document.RootElement);
            return faults.Count == 0 ? new(document, null) : new(null, ProblemCatalogue.BadJson("The body holds text that cannot be stored.", faults));
        }
        catch (JsonException exception)
        {
            return new(null, ProblemCatalogue.BadJson("The body is not JSON.", [Fault.InBody("", "NOT_JSON", exception.Message)]));
        }
    }
}
