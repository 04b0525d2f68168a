namespace JasperFx.Events;

/// <summary>Type of a stream's id. The stand-in knows <see cref="AsString"/> only.</summary>
public enum StreamIdentity
{
    AsGuid,
    AsString,
}
