namespace EventPlatform.Loyalty.Definitions;

/// <summary>Collects the faults of one definition.</summary>
internal sealed class FaultList
{
    private readonly List<DefinitionFault> _faults = [];

    public IReadOnlyList<DefinitionFault> Faults => _faults;

    public int Count => _faults.Count;

    public void Add(string pointer, string code, string message) => _faults.Add(new DefinitionFault(pointer, code, message));

    public void NotSupported(string pointer, string what) =>
        Add(pointer, DefinitionFaultCode.NotSupported, $"{what} is not supported by this version.");

    /// <summary>A name or value of the input as a message shows it: short, in quotes.</summary>
    public static string Quote(string text) => text.Length <= 60 ? $"\"{text}\"" : $"\"{text.AsSpan(0, 60)}...\"";

    /// <summary>One step of a JSON pointer [RFC 6901 §3].</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
