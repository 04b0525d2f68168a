namespace EventPlatform.Hosting.Health;

/// <summary>What a loop says of itself.</summary>
public enum LoopState
{
    /// <summary>Works, or waits for work.</summary>
    Running,

    /// <summary>Waits for something that it needs, and goes on by itself.</summary>
    Paused,

    /// <summary>Has stopped and does not go on by itself: only a restart helps.</summary>
    Failed,
}
