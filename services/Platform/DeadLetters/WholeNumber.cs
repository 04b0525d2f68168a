using System.CommandLine.Parsing;
using System.Globalization;

namespace EventPlatform.Platform.DeadLetters;

/// <summary>Reads ids from the command line, and says in plain words what is none.</summary>
internal static class WholeNumber
{
    public static long? Read(ArgumentResult argument, string what) => Read(argument, argument.Tokens[0].Value, what);

    public static long[] ReadAll(ArgumentResult argument, string what) =>
        [.. argument.Tokens.Select(token => Read(argument, token.Value, what)).OfType<long>()];

    private static long? Read(ArgumentResult argument, string text, string what)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        argument.AddError($"\"{text}\" is no id of {what}: a whole number is expected.");
        return null;
    }
}
