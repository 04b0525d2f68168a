namespace Weasel.Core;

/// <summary>How a member's name stands in the stored JSON.</summary>
public enum Casing
{
    Default,
    CamelCase,
    SnakeCase,
}
