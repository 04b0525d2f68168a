namespace EventPlatform.Embedded.Processes;

/// <summary>A user of this machine, for programs that refuse to run as root.</summary>
internal sealed record SystemUser(string User, string Group)
{
    /// <summary>The user to run such a program as: <c>postgres</c>, else <c>nobody</c>; null when we are not root ourselves.</summary>
    public static SystemUser? Unprivileged()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        var fields = users.Find(fields => fields[0] == "postgres") ?? users.Find(fields => fields[0] == "nobody");
        return fields is null
            ? throw new InvalidOperationException("PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody")
            : new(fields[2], fields[3]);
    }

    /// <summary>The same command, to be run by this user.</summary>
    public (string Program, string[] Arguments) Run(string program, IEnumerable<string> arguments) =>
        ("setpriv", [$"--reuid={User}", $"--regid={Group}", "--clear-groups", "--", program, .. arguments]);
}
