using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using System.Text.Json;
using EventPlatform.DeadLetters.Patching;

namespace EventPlatform.Platform.DeadLetters;

/// <summary>The options that mend a record before it is put back.</summary>
internal sealed class PatchOptions
{
    private readonly Option<JsonElement?> mergePatch = new("--merge-patch")
    {
        Description = "JSON merge patch (RFC 7396) on the value: JSON, or @FILE.",
        CustomParser = argument => ReadMergePatch(argument),
    };

    private readonly Option<byte[]?> value = new("--value") { Description = "A whole new value: text, or @FILE.", Arity = ArgumentArity.ExactlyOne, CustomParser = argument => ReadBytes(argument) };
    private readonly Option<string?> key = new("--key") { Description = "A new key, such as 100:4711." };
    private readonly Option<string[]> header = new("--header") { Description = "A header in place of those of its name: NAME=TEXT; NAME alone removes them. May be repeated.", Arity = ArgumentArity.OneOrMore };

    public void AddTo(Command command)
    {
        command.Add(mergePatch);
        command.Add(value);
        command.Add(key);
        command.Add(header);
        command.Validators.Add(result =>
        {
            if (result.GetResult(mergePatch) is not null && result.GetResult(value) is not null)
                result.AddError("--merge-patch and --value exclude each other.");
            if (result.GetValue(header)?.FirstOrDefault(text => text.Length == 0 || text[0] == '=') is { } nameless)
                result.AddError($"--header {nameless} names no header: NAME=TEXT is expected, or NAME alone to remove it.");
        });
    }

    /// <summary>Is something given that fits one record only?</summary>
    public bool IsForOne(ParseResult arguments) => arguments.GetResult(value) is not null || arguments.GetResult(key) is not null;

    public RecordPatch Read(ParseResult arguments) => new()
    {
        MergePatch = arguments.GetValue(mergePatch),
        Value = arguments.GetResult(value) is null ? null : arguments.GetValue(value), // not given, it would be an empty array
        Key = arguments.GetValue(key),
        Headers = Headers(arguments.GetValue(header) ?? []),
    };

    private static Dictionary<string, string?> Headers(string[] given)
    {
        var headers = new Dictionary<string, string?>();
        foreach (var text in given)
            if (text.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
                headers[text[..at]] = text[(at + 1)..];
            else
                headers[text] = null;
        return headers;
    }

    private static JsonElement? ReadMergePatch(ArgumentResult argument)
    {
        if (ReadBytes(argument) is not { } bytes)
            return null;
        try
        {
            var patch = JsonElement.Parse(bytes);
            if (patch.ValueKind == JsonValueKind.Object)
                return patch;
            argument.AddError("--merge-patch is no JSON object: name the members to change, such as {\"data\":{\"context\":{\"amount\":12.5}}}.");
        }
        catch (JsonException wrong)
        {
            argument.AddError($"--merge-patch is no JSON: {wrong.Message}");
        }
        return null;
    }

    private static byte[]? ReadBytes(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (!text.StartsWith('@'))
            return Encoding.UTF8.GetBytes(text);
        if (File.Exists(text[1..]))
            return File.ReadAllBytes(text[1..]);
        argument.AddError($"There is no file {text[1..]}.");
        return null;
    }
}
