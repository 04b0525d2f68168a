using System.Globalization;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EventPlatform.Platform.DeadLetters;

/// <summary>Dead letters as tables for people.</summary>
internal static class LetterTables
{
    private const int RoomForMessages = 160, RoomForTimes = 110;
    private const string Customer = "customer";

    /// <summary>
    /// With the message where there is room for it, else with the place of the fault alone, and in a narrow terminal without the time; with
    /// states where not all are open. <c>show</c> tells all.
    /// </summary>
    /// <param name="letters">A line each.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static Table List(IReadOnlyCollection<ListedLetter> letters, int width)
    {
        var columns = Columns(letters.Any(letter => letter.State != DeadLetterState.Open), width).ToArray();
        var table = NewTable([.. columns.Select(column => column.Name)]);
        foreach (var letter in letters)
            table.AddRow(Cells([.. columns.Select(column => column.Cell(letter))]));
        return table;
    }

    /// <summary>Only the last column is broken into lines, and customer ids, which may be long: where the others need more than there is, nothing is shown.</summary>
    public static Table NewTable(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Minimal };
        foreach (var name in columns[..^1])
            table.AddColumn(name, column => column.NoWrap = name != Customer);
        return table.AddColumn(columns[^1]);
    }

    public static IRenderable[] Cells(params string[] texts) => [.. texts.Select(text => new Text(Printable(text)))];

    /// <summary>Nothing that a terminal would obey.</summary>
    public static string Printable(string text) =>
        text.Any(IsCommand) ? string.Concat(text.Select(unit => IsCommand(unit) ? '\uFFFD' : unit)) : text;

    /// <summary>An id as one types it.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Origin(ListedLetter letter) => string.Create(CultureInfo.InvariantCulture, $"{letter.Topic}[{letter.Partition}]@{letter.Offset}");

    private static IEnumerable<(string Name, Func<ListedLetter, string> Cell)> Columns(bool withState, int width)
    {
        yield return ("id", letter => Number(letter.Id));
        if (withState)
            yield return ("state", letter => letter.State);
        yield return ("code", letter => letter.Refusal.Code);
        yield return ("org", letter => letter.OrgId is { } org ? Number(org) : "");
        yield return (Customer, letter => letter.CustomerId ?? "");
        if (width >= RoomForTimes)
            yield return ("first refused", letter => Time(letter.FirstFailedAt));
        yield return width >= RoomForMessages ? ("why", letter => letter.Refusal.Message) : ("where", letter => letter.Refusal.Path);
    }

    private static bool IsCommand(char unit) => char.IsControl(unit) && unit is not ('\n' or '\t');
}
