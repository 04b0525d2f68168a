using System.CommandLine;
using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Clients;
using Spectre.Console;

namespace EventPlatform.Platform.Topics;

/// <summary><c>topics create</c>: idempotent; ends with 1 where a topic exists and differs from what is wanted.</summary>
internal static class TopicsCreateCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var partitions = new Option<int?>("--partitions") { Description = $"Partitions of each topic but the relay's progress, which has one. Default for new topics: {WantedTopic.DefaultPartitions}." };
        var replication = new Option<short?>("--replication") { Description = "Replicas of each partition. Default for new topics: the cluster's." };
        partitions.Validators.Add(option => RequirePositive(option, option.GetValueOrDefault<int?>()));
        replication.Validators.Add(option => RequirePositive(option, option.GetValueOrDefault<short?>()));
        var command = new Command("create", "Creates the topics that are missing; says in what existing ones differ from what is wanted, and changes none of them.") { partitions, replication };
        command.SetAction((arguments, _) => RunAsync(console, arguments.GetValue(partitions), arguments.GetValue(replication)));
        return command;
    }

    private static void RequirePositive(System.CommandLine.Parsing.OptionResult option, int? value)
    {
        if (value < 1)
            option.AddError($"{option.Option.Name} is {value}: write 1 or more.");
    }

    private static async Task<int> RunAsync(IAnsiConsole console, int? partitions, short? replication)
    {
        var settings = KafkaSettings.From(PlatformConfiguration.Read());
        using var kafka = new AdminClientBuilder(KafkaClients.Admin(settings)).SetLogHandler((_, _) => { }).Build();
        var results = await new TopicSetup(kafka).RunAsync(WantedTopic.All(settings.Topics, partitions, replication));
        foreach (var result in results)
            console.WriteLine($"{result.Topic}: {Describe(result)}");
        return results.All(result => result.Differences.Count == 0) ? ExitCode.Success : ExitCode.Differs;
    }

    private static string Describe(TopicResult result) => (result.IsNew, result.Differences) switch
    {
        (true, _) => "created",
        (_, []) => "exists",
        (_, var differences) => $"exists, but {string.Join("; ", differences)}",
    };
}
