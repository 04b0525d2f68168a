namespace JasperFx.Events.Daemon;

/// <summary>Which failures cost an event instead of pausing its shard.</summary>
public class ErrorHandlingOptions
{
    /// <summary>Skip an event that an <see cref="ApplyEventException"/> names.</summary>
    public bool SkipApplyErrors { get; set; }

    /// <summary>Skip an event whose type is not known, with a line in the log.</summary>
    public bool SkipUnknownEvents { get; set; }

    /// <summary>Skip an event whose body cannot be read.</summary>
    public bool SkipSerializationErrors { get; set; }
}
