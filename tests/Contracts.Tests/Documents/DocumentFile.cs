using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>A file under <c>docs/contracts</c>. With EVENTPLATFORM_WRITE_DOCUMENTS=1 the tests write what they would compare.</summary>
internal static class DocumentFile
{
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly bool Write = Environment.GetEnvironmentVariable("EVENTPLATFORM_WRITE_DOCUMENTS") == "1";

    public static string Folder { get; } = Path.Combine(Checkout(), "docs", "contracts");

    public static void ShouldBe(string name, JsonNode expected) => ShouldBe(name, expected.ToJsonString(Indented) + "\n");

    public static void ShouldBe(string name, string expected)
    {
        var path = Path.Combine(Folder, name);
        if (Write)
            File.WriteAllText(path, expected);
        File.Exists(path).ShouldBeTrue($"{name} is missing: EVENTPLATFORM_WRITE_DOCUMENTS=1 dotnet test tests/Contracts.Tests writes it");
        File.ReadAllText(path).ShouldBe(expected, $"{name} differs from the code: EVENTPLATFORM_WRITE_DOCUMENTS=1 dotnet test tests/Contracts.Tests writes it anew");
    }

    public static JsonElement Read(string name) => JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, name)));

    public static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!folder!.EnumerateFiles("EventPlatform.sln").Any())
            folder = folder.Parent;
        return folder.FullName;
    }
}
