namespace EventPlatform.Embedded.Kafka;

/// <summary>An Apache Kafka distribution, 3.7 or newer, and the Java to run it.</summary>
/// <param name="Home">The folder that holds <c>libs/</c>.</param>
/// <param name="Java">The <c>java</c> program, 17 or newer.</param>
public sealed record KafkaDistribution(string Home, string Java)
{
    /// <summary>Names the distribution's folder.</summary>
    public const string Variable = "KAFKA_HOME";

    internal string ClassPath => Path.Combine(Home, "libs", "*");

    /// <summary>The distribution that <see cref="Variable"/> names; null where it names none.</summary>
    /// <exception cref="InvalidOperationException">It names a folder without a broker, or there is no Java.</exception>
    public static KafkaDistribution? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } home)
        {
            return null;
        }

        if (!Directory.Exists(Path.Combine(home, "libs")))
        {
            throw new InvalidOperationException($"{Variable} is '{home}', which has no folder libs: name the folder of an Apache Kafka distribution");
        }

        return new(home, FindJava() ?? throw new InvalidOperationException(
            $"{Variable} is set, but no java was found: install a Java runtime, 17 or newer, or set JAVA_HOME"));
    }

    private static string? FindJava()
    {
        var home = Environment.GetEnvironmentVariable("JAVA_HOME");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] candidates = home is { Length: > 0 } ? [Path.Combine(home, "bin"), .. folders] : folders;
        return candidates.Select(folder => Path.Combine(folder, "java")).FirstOrDefault(File.Exists);
    }
}
