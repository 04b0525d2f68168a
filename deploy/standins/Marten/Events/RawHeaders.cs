namespace Marten.Events;

/// <summary>Headers as they were stored, read only when somebody asks for them.</summary>
internal sealed class RawHeaders(byte[] json, ISerializer serializer)
{
    public Dictionary<string, object>? Parse() => serializer.FromUtf8<Dictionary<string, object>?>(json);
}

/// <summary>Takes headers that are not read yet.</summary>
internal interface IHoldsRawHeaders
{
    RawHeaders? RawHeaders { set; }
}
