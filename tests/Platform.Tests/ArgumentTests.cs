using EventPlatform.Platform.Running;

namespace EventPlatform.Platform.Tests;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("ingest", new[] { Role.Ingest })]
    [InlineData("relay, api", new[] { Role.Relay, Role.Api })]
    [InlineData("Projections,ingest,ingest", new[] { Role.Ingest, Role.Projections })]
    internal void Roles_are_separated_by_commas(string text, Role[] expected) =>
        Parse("--roles", text).ShouldNotBeNull().ShouldBe(expected, ignoreOrder: true);

    [Fact]
    public void Without_roles_it_is_all_of_them() => (Parse() ?? RoleOption.All).ShouldBe(Enum.GetValues<Role>(), ignoreOrder: true);

    [Theory]
    [InlineData("run", "--roles", "ingest,cook", "\"cook\" is no role: choose from ingest,projections,relay,api.")]
    [InlineData("run", "--roles", "1", "\"1\" is no role")]
    [InlineData("run", "--roles", "ingest,,api", "\"\" is no role")]
    [InlineData("topics", "create", "--partitions=0", "--partitions is 0: write 1 or more.")]
    [InlineData("topics", "create", "--replication=-1", "--replication is -1: write 1 or more.")]
    [InlineData("demo", "--records", "0", "--records must be 1 or more.")]
    [InlineData("demo", "--input", "no/such/file", "no/such/file")]
    [InlineData("status", "--yaml", "", "--yaml")]
    [InlineData("dead-letters", "list", "--code=WRONG", "WRONG")]
    [InlineData("dead-letters", "list", "--state=closed", "closed")]
    [InlineData("dead-letters", "list", "--limit=0", "--limit must be from 1 to 1000.")]
    [InlineData("dead-letters", "list", "--from=yesterday", "\"yesterday\" is no time with an offset")]
    [InlineData("dead-letters", "show", "first", "first")]
    [InlineData("dead-letters", "redrive", "--merge-patch=[1]", "--merge-patch is no JSON object")]
    [InlineData("dead-letters", "redrive", "--merge-patch={", "--merge-patch is no JSON")]
    [InlineData("dead-letters", "redrive", "--value=@no/such/file", "There is no file no/such/file.")]
    [InlineData("dead-letters", "redrive", "--by= ", "--by is empty")]
    [InlineData("dead-letters", "discard", "1", "--reason")]
    public async Task Arguments_that_make_no_sense_are_refused(string command, string first, string second, string complaint)
    {
        var terminal = new Terminal();

        (await terminal.RunAsync([command, first, .. second.Length > 0 ? new[] { second } : []])).ShouldBe(ExitCode.Usage);

        (terminal.Error + terminal.Output).ShouldContain(complaint);
    }

    private static IReadOnlySet<Role>? Parse(params string[] arguments)
    {
        var option = RoleOption.Create();
        var parsed = new System.CommandLine.Command("run") { option }.Parse(arguments);
        parsed.Errors.ShouldBeEmpty();
        return parsed.GetValue(option);
    }
}
