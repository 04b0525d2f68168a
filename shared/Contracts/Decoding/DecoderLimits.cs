namespace EventPlatform.Contracts.Decoding;

/// <summary>Sizes of the input contract [spec 01.1 to 01.3]; characters are code points.</summary>
public static class DecoderLimits
{
    /// <summary>The whole value of a record, in bytes.</summary>
    public const int ValueBytes = 64 * 1024;

    public const int IdCharacters = 100, SourceCharacters = 200, NameCharacters = 100, CustomerIdCharacters = 100, SubjectCharacters = 200;

    public const int ContextFields = 100, CodeCharacters = 50, TextCharacters = 4096, ListItems = 100, LineItems = 1000;

    /// <summary>Extension attributes of a CloudEvent in binary mode, which are headers and so not among the bytes of the value.</summary>
    public const int Extensions = 100;

    /// <summary>How far an event may claim to lie ahead of its receipt [spec 01.4].</summary>
    public static readonly TimeSpan FarthestAhead = TimeSpan.FromHours(24);
}
