using System.CommandLine;
using EventPlatform.Hosting.Configuration;
using EventPlatform.ReadModels.Rebuilds;
using Npgsql;
using Spectre.Console;

namespace EventPlatform.Platform.Projections;

/// <summary><c>projections</c>: what an operator asks of the projections. A running <c>run --roles projections</c> does it.</summary>
internal static class ProjectionsCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error) => new("projections", "Lists, rebuilds, verifies, pauses and resumes projections.")
    {
        List(console),
        Rebuild(console, error),
        Verify(console, error),
        Switch(console, error),
        Cancel(console, error),
        Pause(console, error),
        Resume(console, error),
    };

    private static Command List(IAnsiConsole console)
    {
        var command = new Command("list", "Shows each projection, its position and lag, and its last rebuild or verification.");
        command.SetAction(async (_, cancellation) =>
        {
            await using var database = Database();
            console.Write(ProjectionTable.Of(await ProjectionStatus.ReadAsync(database, cancellation)));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Rebuild(IAnsiConsole console, TextWriter error)
    {
        var hold = new Option<bool>("--hold") { Description = "Waits for `projections switch` although nothing differs." };
        var command = Named("rebuild", "Folds the whole history anew beside the live rows and then takes their place; readers notice nothing, nothing is sent.",
            (operation, arguments) => operation.RebuildAsync(RebuildPurpose.Rebuild, arguments.GetValue(hold)), console, error);
        command.Options.Add(hold);
        return command;
    }

    private static Command Verify(IAnsiConsole console, TextWriter error) =>
        Named("verify", "Folds the whole history anew and compares it with the live rows and the outcomes in the log; changes nothing.",
            (operation, _) => operation.RebuildAsync(RebuildPurpose.Verify, hold: false), console, error);

    private static Command Switch(IAnsiConsole console, TextWriter error)
    {
        var accept = new Option<bool>("--accept-differences") { Description = "Switches although outcomes differ from those in the log." };
        var command = Named("switch", "Lets a rebuild that is ready take the place of the live rows.",
            (operation, arguments) => operation.SwitchAsync(arguments.GetValue(accept)), console, error);
        command.Options.Add(accept);
        return command;
    }

    private static Command Cancel(IAnsiConsole console, TextWriter error) =>
        Named("cancel", "Calls a rebuild or a verification off; the live rows stay as they are.", (operation, _) => operation.CancelAsync(), console, error);

    private static Command Pause(IAnsiConsole console, TextWriter error) =>
        Named("pause", "Holds a projection where it is, whichever process runs it.", (operation, _) => operation.PauseAsync(), console, error);

    private static Command Resume(IAnsiConsole console, TextWriter error) =>
        Named("resume", "Lets a paused projection go on.", (operation, _) => operation.ResumeAsync(), console, error);

    private static Command Named(string name, string description, Func<ProjectionOperation, ParseResult, Task<int>> run, IAnsiConsole console, TextWriter error)
    {
        var projection = new Argument<string>("projection") { Description = $"One of {string.Join(", ", ProjectionNames.All)}." };
        projection.Validators.Add(argument =>
        {
            if (argument.GetValueOrDefault<string>() is { } asked && ProjectionNames.Find(asked) is null)
                argument.AddError($"There is no projection {asked}: write one of {string.Join(", ", ProjectionNames.All)}.");
        });
        var by = new Option<string>("--by") { Description = "Who asks; kept with the request.", DefaultValueFactory = _ => Environment.UserName };
        var command = new Command(name, description) { projection, by };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var database = Database();
            var operation = new ProjectionOperation(database, ProjectionNames.Find(arguments.GetValue(projection)!)!, arguments.GetValue(by)!, console, error, cancellation);
            return await run(operation, arguments);
        });
        return command;
    }

    private static NpgsqlDataSource Database() => NpgsqlDataSource.Create(EventStoreSettings.From(PlatformConfiguration.Read()).ConnectionString);
}
