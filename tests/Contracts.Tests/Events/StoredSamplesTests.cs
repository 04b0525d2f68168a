using System.Text.Json;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Tests.Documents;

namespace EventPlatform.Contracts.Tests.Events;

/// <summary>
/// Old events stay readable [promise 16]. <c>Stored/{alias}.{version}.json</c> holds every form in which an event has ever been stored, with
/// every member that it could have: a form that was once in a store is there for ever, and so is its file.
/// </summary>
public class StoredSamplesTests
{
    private static readonly string Folder = Path.Combine(DocumentFile.Checkout(), "tests", "Contracts.Tests", "Events", "Stored");

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Order()];

    public static TheoryData<string> Aliases => [.. EventTypes.All.Select(type => type.Alias)];

    [Theory, MemberData(nameof(Samples))]
    public void Every_sample_of_every_version_loads(string file)
    {
        var type = EventTypes.All.Single(type => type.Alias == file.Split('.')[0]);
        var sample = Read(file);

        var read = JsonSerializer.Deserialize(sample, type.ClrType, StoredEventReader.Options);

        var again = JsonSerializer.SerializeToNode(read, type.ClrType, StoredEventJson.Default)!.AsObject();
        foreach (var (member, value) in sample.AsObject())
            JsonNode.DeepEquals(again[member], value).ShouldBeTrue($"{member} of {file} is read as {again[member]?.ToJsonString() ?? "nothing"}");
    }

    [Theory, MemberData(nameof(Aliases))]
    public void The_form_of_today_is_among_the_samples(string alias)
    {
        var form = FullForm.Of(EventTypes.All.Single(type => type.Alias == alias));
        var versions = Directory.GetFiles(Folder, $"{alias}.*.json");
        if (DocumentFile.Write && !versions.Any(IsForm))
            File.WriteAllText(Path.Combine(Folder, $"{alias}.{versions.Length + 1}.json"), form.ToJsonString(DocumentFile.Indented) + "\n");

        Directory.GetFiles(Folder, $"{alias}.*.json").Any(IsForm).ShouldBeTrue(
            $"{alias} is stored in a new form, {form.ToJsonString()}: EVENTPLATFORM_WRITE_DOCUMENTS=1 dotnet test tests/Contracts.Tests keeps a sample of it beside the former ones");

        bool IsForm(string path) => JsonNode.DeepEquals(Read(path), form);
    }

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!;
}
