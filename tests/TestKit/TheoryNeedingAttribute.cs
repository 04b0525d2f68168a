using Xunit;

namespace EventPlatform.TestKit;

/// <summary>A theory that is skipped, with the reason in the output, where a part that it needs is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryNeedingAttribute : TheoryAttribute
{
    /// <summary>Names the parts.</summary>
    public TheoryNeedingAttribute(Part parts)
    {
        Parts = parts;
        Skip = MissingParts.Reason(parts);
    }

    /// <summary>What the test needs.</summary>
    public Part Parts { get; }
}
