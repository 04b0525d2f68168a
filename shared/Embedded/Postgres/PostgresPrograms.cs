using EventPlatform.Embedded.Processes;

namespace EventPlatform.Embedded.Postgres;

/// <summary>PostgreSQL's server programs, run by a user that they accept, on a folder that belongs to that user.</summary>
internal sealed class PostgresPrograms(string binaries, string folder)
{
    public const string Superuser = "postgres";

    private readonly SystemUser? _user = SystemUser.Unprivileged();

    private string Data => Path.Combine(folder, "data");

    /// <summary>Makes an empty cluster in the folder: UTF-8, sorted by code point, open to every local user of the machine.</summary>
    public async Task InitialiseAsync(CancellationToken cancellation)
    {
        if (_user is { } user)
        {
            await Command.RunAsync("chown", [$"{user.User}:{user.Group}", folder], folder, cancellation);
        }

        string[] encoding = ["-E", "UTF8", "--locale=C.UTF-8"];
        var (program, arguments) = AsUser("initdb", ["-D", Data, "-U", Superuser, "-A", "trust", "--no-sync", "--no-instructions", .. encoding]);
        await Command.RunAsync(program, arguments, folder, cancellation);
    }

    /// <summary>Starts the server on a port of 127.0.0.1.</summary>
    public ChildProcess StartServer(int port, PostgresSettings settings)
    {
        string[] address = ["-h", "127.0.0.1", "-p", $"{port}", "-c", "unix_socket_directories="];
        var (program, arguments) = AsUser("postgres", ["-D", Data, .. address, .. settings.Arguments()]);
        return ChildProcess.Start(new(program, arguments, Path.Combine(folder, "postgres.log"))
        {
            WorkingDirectory = folder,
            LastSignal = Signal.Quit, // an immediate shutdown, which takes the server's shared memory with it
            Folder = folder,
        });
    }

    private (string Program, string[] Arguments) AsUser(string name, string[] arguments)
    {
        var program = Path.Combine(binaries, name);
        return _user?.Run(program, arguments) ?? (program, arguments);
    }
}
