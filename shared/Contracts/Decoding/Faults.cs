using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding;

/// <summary>
/// Keeps the one fault that a record is refused for: of all that are found, the first in the order of <see cref="ErrorCode"/> and, within
/// a code, the first that is looked for. Texts are made for such a fault only, so a record with thousands of faults costs no more.
/// </summary>
internal sealed class Faults(JsonTape tape)
{
    private ErrorCode? _code;
    private string _message = "", _path = "";

    /// <summary>The form of the record; it decides how places in the value are called.</summary>
    public string Form { get; set; } = RecordForm.Unknown;

    public bool Any => _code is not null;

    public Rejection First => new(_code!.Value, _message, _path) { Form = Form };

    public void Reset() => (_code, Form) = (null, RecordForm.Unknown);

    /// <summary>True where a fault of that code would be the one that is reported.</summary>
    public bool Wants(ErrorCode code) => _code is null || code < _code;

    public void Missing(string path, string expected) => Report(ErrorCode.MissingField, path, "nothing", expected);

    public void Missing(int around, string name, string expected)
    {
        if (Wants(ErrorCode.MissingField))
            Missing($"{Pointer.To(tape, around, Form)}/{name}", expected);
    }

    public void Bad(int node, string expected) => Bad(ErrorCode.BadField, node, expected);

    public void Bad(ErrorCode code, int node, string expected)
    {
        if (Wants(code))
            Report(code, Pointer.To(tape, node, Form), Found.In(tape, node), expected);
    }

    public void Report(ErrorCode code, string path, string found, string expected) =>
        Report(code, path, $"{(path.Length == 0 ? "record" : path)}: found {found}; expected {expected}");

    public void Report(ErrorCode code, string path, string message)
    {
        if (Wants(code))
            (_code, _path, _message) = (code, path, message);
    }
}
