using Xunit;

namespace EventPlatform.TestKit;

/// <summary>A fact that is skipped, with the reason in the output, where a part that it needs is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingAttribute : FactAttribute
{
    /// <summary>Names the parts.</summary>
    public FactNeedingAttribute(Part parts)
    {
        Parts = parts;
        Skip = MissingParts.Reason(parts);
    }

    /// <summary>What the test needs.</summary>
    public Part Parts { get; }
}
