using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>Where the attributes of a CloudEvent stand on the tape, in either mode; <see cref="JsonTape.None"/> where absent.</summary>
internal struct CloudEventAttributes
{
    public int SpecVersion = JsonTape.None, Id = JsonTape.None, Source = JsonTape.None, Type = JsonTape.None, Time = JsonTape.None,
        Subject = JsonTape.None, OrgId = JsonTape.None, DataSchema = JsonTape.None, DataContentType = JsonTape.None,
        TraceParent = JsonTape.None, TraceState = JsonTape.None, Data = JsonTape.None, DataBase64 = JsonTape.None;

    public CloudEventAttributes()
    {
    }
}
