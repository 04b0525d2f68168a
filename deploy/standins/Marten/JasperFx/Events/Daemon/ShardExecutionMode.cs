namespace JasperFx.Events.Daemon;

/// <summary>Why a page is processed. The stand-in's daemon runs <see cref="Continuous"/> only.</summary>
public enum ShardExecutionMode
{
    Continuous,
    Rebuild,
    CatchUp,
}
