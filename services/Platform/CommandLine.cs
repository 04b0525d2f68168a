using System.CommandLine;
using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Failures;
using EventPlatform.Kafka.Failures;
using EventPlatform.Platform.DeadLetters;
using EventPlatform.Platform.Clients;
using EventPlatform.Platform.Demo;
using EventPlatform.Platform.Projections;
using EventPlatform.Platform.Running;
using EventPlatform.Platform.Status;
using EventPlatform.Platform.Topics;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Spectre.Console;

namespace EventPlatform.Platform;

/// <summary>The operator's command line <c>eventplatform</c>.</summary>
/// <param name="console">Where answers go.</param>
/// <param name="error">Where the one sentence goes that says what is wrong.</param>
/// <param name="configuration">Settings of commands on dead letters; those of the environment where none is given.</param>
internal sealed class CommandLine(IAnsiConsole console, TextWriter error, IConfiguration? configuration = null)
{
    /// <summary>Longer than a host takes to drain.</summary>
    private static readonly TimeSpan TerminationLimit = TimeSpan.FromMinutes(1);

    /// <summary>An argument that begins with @ is the command's own to read: a file of arguments would come apart at every space.</summary>
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var command = Commands().Parse(arguments, Parsing);
            var exitCode = await command.InvokeAsync(Invocation());
            return command.Errors.Count == 0 ? exitCode : ExitCode.Usage;
        }
        catch (SettingsException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return ExitCode.Configuration;
        }
        catch (Exception failure) when (KafkaFailures.Of(failure) != FailureClass.Unknown)
        {
            await error.WriteLineAsync(Describe(failure));
            return ExitCode.Unavailable;
        }
    }

    internal RootCommand Commands() => new("Event-sourced streaming for loyalty and customer events. Settings are environment variables; see README.md.")
    {
        RunCommand.Create(),
        new Command("topics", "Kafka topics.") { TopicsCreateCommand.Create(console) },
        StatusCommand.Create(console),
        ProjectionsCommand.Create(console, error),
        DeadLettersCommand.Create(console, error, configuration),
        ClientsCommand.Create(console),
        DemoCommand.Create(console),
    };

    private InvocationConfiguration Invocation() => new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TerminationLimit,
        Output = console.Profile.Out.Writer,
        Error = error,
    };

    private static string Describe(Exception failure) => failure switch
    {
        { InnerException: PostgresException refused } => Describe(refused),
        KafkaException kafka => $"{KafkaFailures.Text(kafka.Error)} (Kafka__BootstrapServers says where Kafka is).",
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName } =>
            "The database of ConnectionStrings__EventStore holds no EventPlatform yet: eventplatform run makes its tables.",
        _ => $"{FailureText.Of(failure)} (ConnectionStrings__EventStore says where the database is).",
    };
}
