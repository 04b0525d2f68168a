using System.Globalization;
using Spectre.Console;

namespace EventPlatform.Benchmarks.Reporting;

/// <summary>The figures of one run, each beside its native twin.</summary>
public sealed class Report
{
    private readonly Table _table = new Table().AddColumns("what", "rate /s", "twin", "rate /s", "ratio", "goal", "memory MB (peak; 2nd and last quarter)");

    public void Rate(string what, double rate) => _table.AddRow(what, Number(rate), "", "", "", "", "");

    public void Measured(string what, double rate, string twin, double twinRate, string goal, string memory = "") =>
        _table.AddRow(what, Number(rate), twin, Number(twinRate), (rate / twinRate).ToString("0.00", CultureInfo.InvariantCulture), goal, memory);

    public void Print() => AnsiConsole.Write(_table);

    private static string Number(double rate) => rate.ToString("N0", CultureInfo.InvariantCulture);
}
