namespace JasperFx.Events;

/// <summary>How events get their version, number and time.</summary>
public enum EventAppendMode
{
    /// <summary>The client fetches numbers and versions before its transaction. Not in the stand-in.</summary>
    Rich,

    /// <summary>Numbers and versions are given by the server; time is the transaction's start.</summary>
    Quick,

    /// <summary>As <see cref="Quick"/>, but time is the client's, or the one the event brings.</summary>
    QuickWithServerTimestamps,
}
