using EventPlatform.DeadLetters.Table;

namespace EventPlatform.DeadLetters.Reading;

/// <summary>Which dead letters are meant [spec 01.6]; what is null or empty restricts nothing.</summary>
public sealed record DeadLetterFilter
{
    /// <summary>The letter's organisation, as far as it could be read.</summary>
    public long? OrgId { get; init; }

    public string? CustomerId { get; init; }

    /// <summary>Codes of the latest refusal; any of them.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The topic on which the record was received.</summary>
    public string? Topic { get; init; }

    /// <summary>First refused at or after it.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>First refused before it.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Of <see cref="DeadLetterState"/>; any of them.</summary>
    public IReadOnlyList<string> States { get; init; } = [];
}
