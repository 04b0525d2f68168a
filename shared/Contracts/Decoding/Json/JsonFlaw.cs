namespace EventPlatform.Contracts.Decoding.Json;

/// <summary>What JSON allows and the input contract does not, wherever it stands in the record [spec 01.3].</summary>
internal enum JsonFlaw : byte
{
    None,
    RepeatedName,
    Nul,
    LoneSurrogate,
    TooDeep,
    NotUtf8,
    RepeatedHeader,
}
