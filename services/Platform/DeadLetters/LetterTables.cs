using System.Globalization;
using EventPlatform.DeadLetters.Reading;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EventPlatform.Platform.DeadLetters;

/// <summary>Dead letters as tables for people.</summary>
internal static class LetterTables
{
    public static Table List(IEnumerable<ListedLetter> letters)
    {
        var table = NewTable("id", "state", "code", "org", "customer", "received from", "first refused", "tries", "why");
        foreach (var letter in letters)
            table.AddRow(Cells(
                Number(letter.Id), letter.State, letter.Refusal.Code, letter.OrgId is { } org ? Number(org) : "", letter.CustomerId ?? "", Origin(letter),
                Time(letter.FirstFailedAt), Number(letter.Attempts), letter.Refusal.Message));
        return table;
    }

    public static Table NewTable(params string[] columns) => new Table { Border = TableBorder.Rounded }.AddColumns(columns);

    public static IRenderable[] Cells(params string[] texts) => [.. texts.Select(text => new Text(Printable(text)))];

    /// <summary>Nothing that a terminal would obey.</summary>
    public static string Printable(string text) =>
        text.Any(IsCommand) ? string.Concat(text.Select(unit => IsCommand(unit) ? '\uFFFD' : unit)) : text;

    /// <summary>An id as one types it.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Origin(ListedLetter letter) => string.Create(CultureInfo.InvariantCulture, $"{letter.Topic}[{letter.Partition}]@{letter.Offset}");

    private static bool IsCommand(char unit) => char.IsControl(unit) && unit is not ('\n' or '\t');
}
