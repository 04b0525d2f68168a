using System.Net.Http.Json;
using System.Text.Json;
using EventPlatform.TestKit.Letters;

namespace EventPlatform.Platform.Tests.DeadLetters;

/// <summary>The whole way: a record of every code is refused by ingest, shown, mended and put back, and ends stored once.</summary>
public sealed class EveryCodeTests(RefusedRecords refused) : IClassFixture<RefusedRecords>
{
    [Fact]
    public async Task From_the_command_line()
    {
        var terminal = new Terminal { Settings = refused.Settings };
        foreach (var specimen in refused.ForTerminal)
        {
            var id = await refused.LetterOfAsync(specimen);
            await RunAsync(terminal, ExitCode.Success, "dead-letters", "show", $"{id}");
            terminal.Output.ShouldContain(specimen.Code);
            terminal.Output.ShouldContain(specimen.Record.Key ?? "none");
            await RunAsync(terminal, ExitCode.Differs, "dead-letters", "redrive", $"{id}", "--by", "operator");
            terminal.Output.ShouldContain("1 refused.", Case.Sensitive, "as received it is refused again");
            (await refused.StoredAsync(specimen, id)).ShouldBe(0);

            await RunAsync(terminal, ExitCode.Success, ["dead-letters", "redrive", $"{id}", "--by", "operator", .. Mend(specimen.Mend)]);
            await RunAsync(terminal, ExitCode.Success, ["dead-letters", "redrive", $"{id}", "--by", "operator", .. Mend(specimen.Mend)]);

            terminal.Output.ShouldContain("1 settled.");
            (await refused.StoredAsync(specimen, id)).ShouldBe(1, specimen.Code);
            await RunAsync(terminal, ExitCode.Success, "dead-letters", "show", $"{id}", "--json");
            var history = JsonElement.Parse(terminal.Output).GetProperty("history").EnumerateArray();
            history.Select(action => (action.GetProperty("action").GetString(), action.GetProperty("outcome").GetString()))
                .ShouldBe([("receive", "refused"), ("redrive", "refused"), ("redrive", "stored")]);
        }
    }

    [Fact]
    public async Task Over_http()
    {
        using var http = refused.CreateClient();
        foreach (var specimen in refused.ForHttp)
        {
            var id = await refused.LetterOfAsync(specimen);
            var address = $"/v1/orgs/{specimen.LetterOrganisation}/dead-letters/{id}";
            var shown = await JsonAsync(await http.GetAsync(new Uri(address, UriKind.Relative)));
            shown.GetProperty("letter").GetProperty("refusal").GetProperty("code").GetString().ShouldBe(specimen.Code);
            var asReceived = await JsonAsync(await http.PostAsJsonAsync($"{address}/redrive", new { }));
            asReceived.GetProperty("code").GetString().ShouldBe(specimen.Code);

            var mended = await JsonAsync(await http.PostAsJsonAsync($"{address}/redrive", Body(specimen.Mend)));
            var again = await JsonAsync(await http.PostAsJsonAsync($"{address}/redrive", Body(specimen.Mend)));

            mended.GetProperty("outcome").GetString().ShouldBe("stored", mended.GetRawText());
            again.GetProperty("outcome").GetString().ShouldBe("settled");
            (await refused.StoredAsync(specimen, id)).ShouldBe(1, specimen.Code);
        }
    }

    private static async Task RunAsync(Terminal terminal, int expected, params string[] arguments)
    {
        terminal.Clear();
        (await terminal.RunAsync(arguments)).ShouldBe(expected, terminal.Output + terminal.Error);
    }

    private static IEnumerable<string> Mend(SpecimenMend mend) =>
    [
        .. mend.MergePatch is { } patch ? new[] { "--merge-patch", patch } : [],
        .. mend.Value is { } value ? new[] { "--value", value } : [],
        .. mend.Key is { } key ? new[] { "--key", key } : [],
        .. mend.Headers.SelectMany(header => new[] { "--header", $"{header.Name}={header.Value}" }),
    ];

    private static object Body(SpecimenMend mend) => new
    {
        mergePatch = mend.MergePatch is { } patch ? JsonElement.Parse(patch) : (JsonElement?)null,
        value = mend.Value is { } value ? JsonElement.Parse(value) : (JsonElement?)null,
        key = mend.Key,
        headers = mend.Headers.ToDictionary(header => header.Name, header => header.Value),
    };

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        using var disposed = answer;
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonElement.Parse(text);
    }
}
