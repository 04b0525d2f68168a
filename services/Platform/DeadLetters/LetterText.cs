using System.Globalization;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Showing;
using Spectre.Console;

namespace EventPlatform.Platform.DeadLetters;

/// <summary>One letter in full, as text for people.</summary>
internal static class LetterText
{
    public static void Write(IAnsiConsole console, ShownLetter shown)
    {
        var letter = shown.Letter;
        console.WriteLine($"Dead letter {LetterTables.Number(letter.Id)}, {letter.State}");
        Line(console, "organisation", letter.OrgId?.ToString(CultureInfo.InvariantCulture) ?? "unknown");
        Line(console, "customer", letter.CustomerId ?? "unknown");
        Line(console, "received from", $"{LetterTables.Origin(letter)}, {LetterTables.Time(letter.Timestamp)}, by {letter.Group}");
        Line(console, "tries", LetterTables.Number(letter.Attempts));
        if (letter.EventId is { } id)
            Line(console, "event", id.ToString());
        Write(console, letter.Refusal);
        console.WriteLine();
        console.WriteLine("Record as received");
        Write(console, shown.Record);
        console.WriteLine();
        console.WriteLine("History");
        foreach (var action in shown.History)
            Write(console, action);
    }

    private static void Write(IAnsiConsole console, Refusal refusal)
    {
        Line(console, "code", $"{refusal.Code} ({refusal.Stage})");
        Line(console, "message", refusal.Message);
        if (refusal.Path.Length > 0)
            Line(console, "path", refusal.Path);
    }

    private static void Write(IAnsiConsole console, ShownRecord record)
    {
        Line(console, "key", Text(record.Key));
        foreach (var header in record.Headers)
            Line(console, "header", $"{header.Name}: {Text(header.Value)}");
        Line(console, "value", Text(record.Value));
    }

    private static void Write(IAnsiConsole console, ShownAction action)
    {
        console.WriteLine(LetterTables.Printable($"  {LetterTables.Time(action.At)}  {action.Action} by {action.By}: {action.Outcome}"));
        if (action.Refusal is { } refusal)
            Line(console, refusal.Code, refusal.Message);
        if (action.EventId is { } id)
            Line(console, "event", id.ToString());
        if (action.Reason is { } reason)
            Line(console, "reason", reason);
        if (action.Patched is { } patched)
            Write(console, patched);
    }

    private static string Text(ShownBytes? bytes) => bytes switch
    {
        null => "none",
        { Text: { } text } => text,
        { Hex: var hex } => $"0x{hex}",
    };

    // Written past the console, which would break long values into lines.
    private static void Line(IAnsiConsole console, string name, string text) =>
        console.Profile.Out.Writer.WriteLine(LetterTables.Printable($"    {name,-14} {text}"));
}
