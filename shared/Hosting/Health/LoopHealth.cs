namespace EventPlatform.Hosting.Health;

/// <summary>A loop as seen from outside.</summary>
/// <param name="Loop">Name of the loop.</param>
/// <param name="State">What it said last.</param>
/// <param name="Reason">Why it is paused or failed; null while it runs.</param>
/// <param name="SinceTick">Time since its last sign of life.</param>
/// <param name="IsAlive">It has not failed and gave its last sign of life within its limit.</param>
public sealed record LoopHealth(string Loop, LoopState State, string? Reason, TimeSpan SinceTick, bool IsAlive)
{
    /// <summary>Alive, and not waiting for anything that it needs.</summary>
    public bool IsHealthy => IsAlive && State == LoopState.Running;

    public override string ToString() => (IsAlive, Reason) switch
    {
        (false, null) => FormattableString.Invariant($"{Loop} has not ticked for {SinceTick.TotalSeconds:0} s"),
        (_, null) => $"{Loop} running",
        _ => $"{Loop} {State.ToString().ToLowerInvariant()}: {Reason}",
    };
}
