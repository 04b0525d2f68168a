namespace EventPlatform.Hosting.Failures;

/// <summary>What a failure means for what happens next.</summary>
public enum FailureClass
{
    /// <summary>Nobody foresaw it: stop, say so, lose nothing.</summary>
    Unknown,

    /// <summary>The record itself is at fault, for ever: dead letter.</summary>
    Poison,

    /// <summary>Something we need is away or in the way: pause and try again for as long as it takes.</summary>
    Transient,

    /// <summary>Somebody must set something right: unhealthy, says what, and tries again.</summary>
    SetUp,
}
