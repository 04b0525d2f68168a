namespace JasperFx.Events;

/// <summary>Whether a stream must be new or may exist.</summary>
public enum StreamActionType
{
    Start,
    Append,
}
