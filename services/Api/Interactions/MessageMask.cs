using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EventPlatform.Api.Answers;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Personal;
using EventPlatform.Hosting.Configuration;

namespace EventPlatform.Api.Interactions;

/// <summary>
/// What of a message is not shown [spec 02.5]: most of its receiver, and one-time passwords, which are 4 to 8 digits, unless
/// <c>Api__MaskOtp</c> is false.
/// </summary>
internal sealed partial record MessageMask(bool MaskOtp) : ISettings<MessageMask>
{
    private const int ShownDigits = 4;
    private const string Message = "interactionRecorded";

    private static readonly string[] Texts = [ContextCodes.Subject, ContextCodes.Body];

    /// <exception cref="SettingsException">The setting is neither true nor false.</exception>
    public static MessageMask From(IConfiguration configuration)
    {
        if (configuration["Api:MaskOtp"]?.Trim() is not { Length: > 0 } text)
            return new(true);
        return bool.TryParse(text, out var on) ? new(on) : throw SettingsException.Wrong("Api__MaskOtp", $"\"{text}\"", "write true or false");
    }

    /// <summary>The personal fields of an event as they may be shown: one-time passwords in a message's subject and body are masked.</summary>
    public PersonalData? Of(string eventName, PersonalData? personal)
    {
        if (!MaskOtp || eventName != Message || personal is not { IsEmpty: false } || JsonNode.Parse(personal.Reveal().Span) is not JsonObject fields)
            return personal;
        foreach (var code in Texts)
            if (fields[code] is JsonValue text && text.TryGetValue(out string? said))
                fields[code] = Text(said);
        return new PersonalData(JsonSerializer.SerializeToUtf8Bytes(fields, ApiJson.Plain.JsonObject));
    }

    public string Text(string text) => MaskOtp ? OneTimePassword().Replace(text, "****") : text;

    /// <summary>An address shows its first letter and its domain; a number its last four digits.</summary>
    public static string Receiver(string receiver)
    {
        var at = receiver.LastIndexOf('@');
        if (at > 0)
            return $"{receiver[0]}***{receiver[at..]}";
        var shown = receiver.Length > 2 * ShownDigits ? ShownDigits : 0;
        return new string('*', receiver.Length - shown) + receiver[^shown..];
    }

    [GeneratedRegex(@"(?<!\d)\d{4,8}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex OneTimePassword();
}
