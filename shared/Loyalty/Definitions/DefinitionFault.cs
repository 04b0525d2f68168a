namespace EventPlatform.Loyalty.Definitions;

#pragma warning disable CA1720 // RFC 6901's own word is "pointer"

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) into the definition; empty for the whole.</param>
/// <param name="Code">One of <see cref="DefinitionFaultCode"/>.</param>
/// <param name="Message">What was found and what is expected.</param>
public sealed record DefinitionFault(string Pointer, string Code, string Message);

/// <summary>Codes of <see cref="DefinitionFault"/>.</summary>
public static class DefinitionFaultCode
{
    public const string MissingField = "MISSING_FIELD", UnknownField = "UNKNOWN_FIELD", RepeatedField = "REPEATED_FIELD",
        BadField = "BAD_FIELD", OutOfRange = "OUT_OF_RANGE", BadFieldCode = "BAD_FIELD_CODE", BadName = "BAD_NAME", BadId = "BAD_ID",
        IdMismatch = "ID_MISMATCH", Duplicate = "DUPLICATE", BadOrder = "BAD_ORDER", BadCombination = "BAD_COMBINATION",
        TooDeep = "TOO_DEEP", Fixed = "FIXED", NotSupported = "NOT_SUPPORTED";
}
