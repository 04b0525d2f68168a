using System.Text.Json;

namespace EventPlatform.Contracts.Adobe;

/// <summary>
/// What all messages of one route share: the form that Adobe's own Kafka sink forwards untouched [spec 05.1]. Texts are encoded once.
/// </summary>
/// <param name="tenantId">Adobe's tenant, without the leading underscore.</param>
/// <param name="imsOrgId">Adobe's organisation, <c>...@AdobeOrg</c>.</param>
/// <param name="sourceName">Name of the source in the header.</param>
/// <param name="schemaId">Last part of the schema's address.</param>
/// <param name="datasetId">Dataset that the messages are for.</param>
/// <param name="flowId">Flow, where one is configured.</param>
public sealed class AdobeEnvelope(string tenantId, string imsOrgId, string sourceName, string schemaId, string datasetId, string? flowId)
{
    private readonly JsonEncodedText _schema = AdobeJson.Encode($"https://ns.adobe.com/{tenantId}/schemas/{schemaId}");
    private readonly JsonEncodedText _contentType = AdobeJson.Encode("application/vnd.adobe.xed-full+json;version=1");
    private readonly JsonEncodedText _imsOrgId = AdobeJson.Encode(imsOrgId);
    private readonly JsonEncodedText _datasetId = AdobeJson.Encode(datasetId);
    private readonly JsonEncodedText? _flowId = flowId is null ? null : AdobeJson.Encode(flowId);
    private readonly JsonEncodedText _sourceName = AdobeJson.Encode(sourceName);

    /// <summary>The object that holds fields of our own: Adobe's tenant behind an underscore.</summary>
    internal JsonEncodedText Tenant { get; } = AdobeJson.Encode($"_{tenantId}");

    /// <summary>Everything in front of the fields of <c>xdmEntity</c>.</summary>
    internal void Begin(Utf8JsonWriter writer, DateTimeOffset createdAt)
    {
        writer.WriteStartObject();
        WriteHeader(writer, createdAt);
        writer.WriteStartObject("body"u8);
        writer.WriteStartObject("xdmMeta"u8);
        WriteSchema(writer);
        writer.WriteEndObject();
        writer.WriteStartObject("xdmEntity"u8);
    }

    /// <summary>Everything behind the fields of <c>xdmEntity</c>.</summary>
    internal static void End(Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
    }

    private void WriteHeader(Utf8JsonWriter writer, DateTimeOffset createdAt)
    {
        writer.WriteStartObject("header"u8);
        WriteSchema(writer);
        writer.WriteString("imsOrgId"u8, _imsOrgId);
        writer.WriteString("datasetId"u8, _datasetId);
        if (_flowId is { } flow)
            writer.WriteString("flowId"u8, flow);
        writer.WriteStartObject("source"u8);
        writer.WriteString("name"u8, _sourceName);
        writer.WriteEndObject();
        writer.WriteNumber("createdAt"u8, createdAt.ToUnixTimeMilliseconds());
        writer.WriteEndObject();
    }

    private void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("schemaRef"u8);
        writer.WriteString("id"u8, _schema);
        writer.WriteString("contentType"u8, _contentType);
        writer.WriteEndObject();
    }
}
