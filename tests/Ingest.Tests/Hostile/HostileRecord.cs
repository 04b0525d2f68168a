using System.Text;

namespace EventPlatform.Ingest.Tests.Hostile;

/// <summary>A record as a broken or malicious producer sends it.</summary>
internal sealed record HostileRecord(bool IsAboutCustomer, byte[]? Key, byte[]? Value, IReadOnlyList<(string Name, byte[]? Value)> Headers)
{
    public string Text => Value is null ? "" : Encoding.UTF8.GetString(Value);

    public HostileRecord With(string value) => this with { Value = Encoding.UTF8.GetBytes(value) };

    public HostileRecord WithHeader(string name, byte[]? value) => this with { Headers = [.. Headers, (name, value)] };
}
