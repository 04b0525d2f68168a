namespace EventPlatform.Architecture.Tests;

/// <summary>What project files cannot show, because packages come along with projects: read from the built assemblies.</summary>
public sealed class AssemblyRules
{
    private static readonly string[] Clocks =
    [
        "System.DateTime.get_UtcNow", "System.DateTime.get_Now", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_UtcNow", "System.DateTimeOffset.get_Now", "NodaTime.SystemClock.get_Instance",
    ];

    [Fact]
    public void Contracts_stand_on_the_base_library_alone() => Foreign("EventPlatform.Contracts").ShouldBeEmpty();

    [Fact]
    public void The_rules_know_neither_files_nor_networks_nor_logs()
    {
        Foreign("EventPlatform.Loyalty").ShouldBeSubsetOf(["EventPlatform.Contracts", "NodaTime"]);
        CompiledAssembly.Named("EventPlatform.Loyalty").Members
            .Where(member => member.StartsWith("System.IO.", StringComparison.Ordinal) || member.StartsWith("System.Net.", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_reads_the_clock_but_through_TimeProvider()
    {
        var readers = from assembly in CompiledAssembly.Product
                      from clock in assembly.Members.Intersect(Clocks)
                      select $"{assembly.Name} calls {clock}";

        readers.ShouldBeEmpty();
    }

    [Fact]
    public void The_rules_do_not_even_have_a_clock() =>
        CompiledAssembly.Named("EventPlatform.Loyalty").Members
            .Where(member => member.StartsWith("System.TimeProvider.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Nobody_sleeps() =>
        CompiledAssembly.Product.Where(assembly => assembly.Members.Contains("System.Threading.Thread.Sleep"))
            .Select(assembly => assembly.Name).ShouldBeEmpty();

    [Fact]
    public void The_api_does_without_Kafka() =>
        CompiledAssembly.Named("EventPlatform.Api").References.ShouldNotContain(name => name.Contains("Kafka", StringComparison.Ordinal));

    private static IEnumerable<string> Foreign(string assembly) =>
        CompiledAssembly.Named(assembly).References.Where(name => !name.StartsWith("System.", StringComparison.Ordinal));
}
