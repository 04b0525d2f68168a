namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>What a value must be [spec 01.3, 02.1].</summary>
internal enum FieldKind : byte
{
    /// <summary>Any value that a context may hold.</summary>
    Any,
    Text,

    /// <summary>A text, or a whole number that stands for its digits: producers write ids both ways.</summary>
    Id,
    Number,

    /// <summary>A number that is not negative.</summary>
    Amount,
    Integer,
    Boolean,

    /// <summary>A date-time with an offset, or a date.</summary>
    Date,

    /// <summary>The lines of a bill.</summary>
    LineItems,
}
