namespace EventPlatform.Api.Problems;

/// <summary>An error as problem details [RFC 9457], content type <c>application/problem+json</c>.</summary>
public sealed record Problem
{
    /// <summary>Names the kind of problem; <c>about:blank</c> where the status says it all.</summary>
    public string Type { get; init; } = "about:blank";

    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>What was found and what to do.</summary>
    public string? Detail { get; init; }

    /// <summary>Every fault that was found, where the request holds some.</summary>
    public IReadOnlyList<Fault>? Errors { get; init; }
}

#pragma warning disable CA1720 // RFC 6901's own word is "pointer"

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Pointer">JSON pointer [RFC 6901] into the body; null where the fault is not in the body.</param>
/// <param name="Code">In capitals, for programs.</param>
/// <param name="Message">What was found and what is expected, for people.</param>
/// <param name="Parameter">The query parameter or header; null where the fault is in the body.</param>
public sealed record Fault(string? Pointer, string Code, string Message, string? Parameter = null);
