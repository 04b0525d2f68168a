namespace JasperFx.Events;

/// <summary>Body of the events that Marten writes, in stream <c>mt_tombstone</c>, where a save took numbers and failed.</summary>
public class Tombstone
{
    public static readonly string Name = "tombstone";

    public static readonly string StreamKey = "mt_tombstone";
}
