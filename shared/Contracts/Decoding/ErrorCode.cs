namespace EventPlatform.Contracts.Decoding;

/// <summary>Why a record is dead-lettered, in the order in which it is looked for; where several apply, the first is given [spec 01.6].</summary>
public enum ErrorCode
{
    Tombstone,
    TooLarge,
    NotJson,
    UnknownForm,
    MissingField,
    BadField,
    BadName,
    BadFieldCode,
    BadDefinition,
    KeyMissing,
    KeyMismatch,
    FutureTime,
    UnknownOrg,
    IdConflict,
}

/// <summary>The codes as they are written in headers, tables and metrics.</summary>
public static class ErrorCodes
{
    private static readonly string[] Texts =
    [
        "TOMBSTONE", "TOO_LARGE", "NOT_JSON", "UNKNOWN_FORM", "MISSING_FIELD", "BAD_FIELD", "BAD_NAME", "BAD_FIELD_CODE",
        "BAD_DEFINITION", "KEY_MISSING", "KEY_MISMATCH", "FUTURE_TIME", "UNKNOWN_ORG", "ID_CONFLICT",
    ];

    public static string Text(this ErrorCode code) => Texts[(int)code];
}
