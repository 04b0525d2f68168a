using System.Text;

namespace EventPlatform.Platform.Demo.Records;

/// <summary>Records from a file: a line each, key, tab, CloudEvent in structured mode; an empty key is sent as one.</summary>
internal static class RecordFile
{
    private static readonly KeyValuePair<string, string>[] Structured = [new("content-type", "application/cloudevents+json; charset=UTF-8")];

    /// <exception cref="InvalidDataException">A line has no tab.</exception>
    public static DemoInput Read(FileInfo file)
    {
        var records = File.ReadLines(file.FullName).Select((line, index) => Parse(line, index + 1, file.Name)).ToArray();
        return new(records, Expected: null);
    }

    private static DemoRecord Parse(string line, int number, string file)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        return tab >= 0
            ? new(Encoding.UTF8.GetBytes(line[..tab]), Encoding.UTF8.GetBytes(line[(tab + 1)..]), Structured)
            : throw new InvalidDataException($"Line {number} of {file} has no tab: write key, tab, value.");
    }
}
