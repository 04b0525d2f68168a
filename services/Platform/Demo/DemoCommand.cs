using System.CommandLine;
using Spectre.Console;

namespace EventPlatform.Platform.Demo;

/// <summary><c>demo</c>: the main job on embedded parts. Ends with 1 where the numbers do not add up.</summary>
internal static class DemoCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var kafka = new Option<string?>("--kafka") { Description = "Bootstrap servers of a Kafka that runs already. Default: a broker from KAFKA_HOME, else librdkafka's mock cluster." };
        var input = new Option<FileInfo>("--input") { Description = "File of records instead of generated ones: key, tab, structured CloudEvent." };
        var keep = new Option<bool>("--keep") { Description = "Leave everything running, and show the addresses." };
        var records = Positive("--records", 12_000, "How many records to generate.");
        var customers = Positive("--customers", 1_500, "Over how many customers.");
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same records.", DefaultValueFactory = _ => 1 };
        input.AcceptExistingOnly();
        var command = new Command("demo", "The main job on embedded parts: customers and purchases in, badges and notifications out.") { kafka, input, keep, records, customers, seed };
        command.SetAction((arguments, cancellation) => new DemoRun(console).RunAsync(
            new(arguments.GetValue(kafka), arguments.GetValue(input), arguments.GetValue(keep), arguments.GetValue(records), arguments.GetValue(customers), arguments.GetValue(seed)),
            cancellation));
        return command;
    }

    private static Option<int> Positive(string name, int fallback, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => fallback };
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() < 1)
                given.AddError($"{name} must be 1 or more.");
        });
        return option;
    }
}
