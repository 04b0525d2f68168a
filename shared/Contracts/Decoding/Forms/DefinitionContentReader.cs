using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Decoding.Json;
using EventPlatform.Contracts.Decoding.Rules;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary><c>data.definition</c> of a system event that defines something: the one case where data is not flat [spec 06].</summary>
internal static class DefinitionContentReader
{
    private const string Path = DefinitionProblems.Path;

    public static void Read(EventDraft draft, int data)
    {
        draft.DefinitionContent = data == JsonTape.None ? JsonTape.None : draft.Tape.Find(data, "definition"u8);
        if (draft.DefinitionContent == JsonTape.None)
            draft.Faults.Missing(Path, "the definition, an object");
        else if (!draft.Tape.Is(draft.DefinitionContent, JsonKind.Object))
            draft.Faults.Bad(draft.DefinitionContent, "the definition, an object");
        else
            ReadContent(draft);
    }

    private static void ReadContent(EventDraft draft)
    {
        NumberRules.Check(draft, draft.DefinitionContent);
        var id = draft.Tape.Find(draft.DefinitionContent, "id"u8);
        if (id == JsonTape.None && draft.Definition == DefinitionKind.Organisation && draft.OrgId > 0)
            id = OrganisationItself(draft);
        draft.Subject = id == JsonTape.None ? JsonTape.None : EnvelopeRules.AsDigits(draft.Tape, id);
        if (id == JsonTape.None)
            draft.Faults.Missing($"{Path}/id", "the id of what is defined");
        else if (!draft.Tape.Is(draft.Subject, JsonKind.Text) || !IdRules.IsSubject(draft.Tape.Text(draft.Subject)))
            draft.Faults.Bad(id, "an id: a text of 1 to 200 characters without control characters, or an integer");
    }

    private static int OrganisationItself(EventDraft draft)
    {
        Span<byte> digits = stackalloc byte[JsonNumber.LongestForm];
        draft.OrgId.TryFormat(digits, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        return draft.Tape.Add(JsonKind.Text, digits[..length], "id"u8, draft.DefinitionContent);
    }

    /// <summary>Hands the content to the one who knows what it must be; only where nothing is wrong with the record itself.</summary>
    public static void Check(EventDraft draft, DefinitionCheck? check)
    {
        var id = Encoding.UTF8.GetString(draft.Tape.Text(draft.Subject));
        if (draft.Definition == DefinitionKind.Organisation && id != draft.OrgId.ToString(System.Globalization.CultureInfo.InvariantCulture))
            Refuse(draft, [new DefinitionProblem("/id", $"found {Found.Text(id)}; expected the organisation itself, {draft.OrgId}")]);
        if (check is null)
            return;
        using var document = JsonDocument.Parse(draft.Tape.RawMemory(draft.DefinitionContent), new JsonDocumentOptions { MaxDepth = 64 });
        Refuse(draft, check(draft.Definition!, id, document.RootElement));
    }

    private static void Refuse(EventDraft draft, IReadOnlyList<DefinitionProblem> problems)
    {
        if (problems.Count > 0)
            draft.Faults.Report(ErrorCode.BadDefinition, Path + problems[0].Pointer, DefinitionProblems.Tell(problems));
    }
}
