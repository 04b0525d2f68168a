using System.Text;
using EventPlatform.Platform.Demo.Records;

namespace EventPlatform.Platform.Tests;

public sealed class RecordFileTests : IDisposable
{
    private readonly FileInfo file = new(Path.GetTempFileName());

    public void Dispose() => file.Delete();

    [Fact]
    public void A_line_is_key_tab_value_and_the_key_may_be_empty()
    {
        File.WriteAllText(file.FullName, "100:7\t{\"a\":\"b\"}\n\t{}\n");

        var records = RecordFile.Read(file).Records;

        records.Select(record => (Encoding.UTF8.GetString(record.Key), Encoding.UTF8.GetString(record.Value!))).ShouldBe([("100:7", "{\"a\":\"b\"}"), ("", "{}")]);
    }

    [Fact]
    public void A_line_without_a_tab_is_named()
    {
        File.WriteAllText(file.FullName, "100:7\t{}\nnonsense\n");

        Should.Throw<InvalidDataException>(() => RecordFile.Read(file)).Message.ShouldStartWith("Line 2 of ");
    }
}
