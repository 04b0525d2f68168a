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
public sealed record Fault
{
    /// <summary>JSON pointer [RFC 6901] into the body; left out where the fault is not in the body.</summary>
    public string? Pointer { get; init; }

    /// <summary>The query parameter or header; left out where the fault is in the body.</summary>
    public string? Parameter { get; init; }

    /// <summary>In capitals, for programs.</summary>
    public required string Code { get; init; }

    /// <summary>What was found and what is expected, for people.</summary>
    public required string Message { get; init; }

    internal static Fault InBody(string pointer, string code, string message) => new() { Pointer = pointer, Code = code, Message = message };

    internal static Fault InParameter(string parameter, string code, string message) => new() { Parameter = parameter, Code = code, Message = message };
}
