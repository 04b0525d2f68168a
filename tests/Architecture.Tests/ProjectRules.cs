namespace EventPlatform.Architecture.Tests;

/// <summary>Who may use what: the table of rooms in docs/architecture.md. A name is a project or a package; one that ends with * is a family.</summary>
public sealed class ProjectRules
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Contracts"] = [],
        ["Loyalty"] = ["Contracts", "NodaTime"],
        ["EventStore"] = ["Contracts", "Marten", "Npgsql"],
        ["ReadModels"] = ["Contracts", "Loyalty", "EventStore", "Npgsql", "Dapper"],
        ["Kafka"] = ["Contracts", "Hosting", "Confluent.Kafka"],
        ["Hosting"] = ["OpenTelemetry*", "Polly", "Npgsql"],
        ["DeadLetters"] = ["Contracts", "Loyalty", "EventStore", "Hosting", "Npgsql"],
        ["Embedded"] = ["Confluent.Kafka", "Npgsql"],
        ["Ingest"] = ["Contracts", "DeadLetters", "EventStore", "ReadModels", "Kafka", "Hosting"],
        ["Projections"] = ["Contracts", "Loyalty", "EventStore", "ReadModels", "Kafka", "Hosting"],
        ["Relay"] = ["Contracts", "Loyalty", "EventStore", "ReadModels", "Kafka", "Hosting"],
        ["Api"] = ["Contracts", "DeadLetters", "Loyalty", "EventStore", "ReadModels", "Hosting", "Microsoft.AspNetCore.*", "Microsoft.IdentityModel.*"],
        ["Platform"] =
        [
            "Ingest", "Projections", "Relay", "Api", "Contracts", "DeadLetters", "Loyalty", "EventStore", "ReadModels", "Kafka", "Hosting", "Embedded",
            "System.CommandLine", "Spectre.Console",
        ],
    };

    [Fact]
    public void Every_room_uses_only_what_it_may_use()
    {
        var broken = from project in ProjectFile.Product
                     from used in project.Projects.Concat(project.Packages)
                     where !MayUse.GetValueOrDefault(project.Name, []).Any(allowed => Covers(allowed, used))
                     select $"{project.Path} uses {used}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Every_room_of_the_product_is_in_the_table() =>
        ProjectFile.Product.Select(project => project.Name).ShouldBe(MayUse.Keys, ignoreOrder: true);

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(SourceTree.Root.FullName, "EventPlatform.sln")).Replace('\\', '/');

        ProjectFile.All.Where(project => !solution.Contains(project.Path, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Package_versions_stand_in_one_place()
    {
        var elsewhere = SourceTree.Files()
            .Where(file => file.Extension == ".csproj" && File.ReadLines(file.FullName).Any(line =>
                line.Contains("<PackageReference", StringComparison.Ordinal) && line.Contains("Version", StringComparison.Ordinal)));

        elsewhere.Select(SourceTree.PathOf).ShouldBeEmpty();
    }

    private static bool Covers(string allowed, string used) =>
        allowed.EndsWith('*') ? used.StartsWith(allowed[..^1], StringComparison.Ordinal) : used == allowed;
}
