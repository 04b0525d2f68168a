using System.Globalization;

namespace EventPlatform.Api.Interactions;

/// <summary>What is asked for [spec 03.2, source 003]. The interface's other parameters are accepted and change nothing.</summary>
/// <param name="Identifier">Whom.</param>
/// <param name="Network">In lower case.</param>
/// <param name="Type">Only this type; null: all.</param>
/// <param name="WithMessages">Whether the messages behind the counts are wanted.</param>
/// <param name="Limit">Messages of a type at most.</param>
/// <param name="Offset">Messages of a type that are left out, from the newest.</param>
internal sealed record InteractionRequest(InteractionIdentifier Identifier, string Network, string? Type, bool WithMessages, int Limit, int Offset)
{
    public const string NetworkName = "network", TypeName = "type", FormatName = "format", MessagesName = "messages", LimitName = "limit", OffsetName = "offset";

    private const int UsualLimit = 50, GreatestLimit = 500;

    private static readonly string[] Single = ["identifierName", "identifierValue", .. InteractionIdentifier.Names, NetworkName, TypeName, FormatName, MessagesName, LimitName, OffsetName];

    /// <summary>Reads the request; null and the item status that says what is wrong with it.</summary>
    public static InteractionRequest? Read(IQueryCollection query, out InteractionStatus? fault)
    {
        var identifier = InteractionIdentifier.Read(query);
        fault = Fault(query, identifier);
        if (fault is not null)
            return null;
        var type = Lower(query, TypeName);
        return new(identifier!.Value, Lower(query, NetworkName) ?? InteractionTypes.UsualNetwork, type, Lower(query, MessagesName) == "true",
            Whole(query, LimitName) ?? UsualLimit, Whole(query, OffsetName) ?? 0);
    }

    private static InteractionStatus? Fault(IQueryCollection query, InteractionIdentifier? identifier) =>
        Single.FirstOrDefault(name => query[name].Count > 1) is { } doubled ? InteractionStatus.Unsupported(doubled, "it once")
        : Lower(query, FormatName) is not (null or "json") ? InteractionStatus.Unsupported(FormatName, "json")
        : Lower(query, NetworkName) is { } network && !InteractionTypes.Networks.Contains(network) ? InteractionStatus.Unsupported(NetworkName, "one of " + string.Join(", ", InteractionTypes.Networks))
        : Lower(query, TypeName) is { } type && !InteractionTypes.IsKnown(type) ? InteractionStatus.Unsupported(TypeName, "a type of interaction")
        : Lower(query, MessagesName) is not (null or "true" or "false") ? InteractionStatus.Unsupported(MessagesName, "true or false")
        : !IsWithin(query, LimitName, 1, GreatestLimit) ? InteractionStatus.Unsupported(LimitName, $"a whole number from 1 to {GreatestLimit}")
        : !IsWithin(query, OffsetName, 0, int.MaxValue) ? InteractionStatus.Unsupported(OffsetName, "a whole number from 0")
        : identifier is null ? InteractionStatus.NoIdentifier
        : null;

    private static bool IsWithin(IQueryCollection query, string name, int least, int greatest) =>
        query[name].ToString().Length == 0 || (Whole(query, name) is { } number && number >= least && number <= greatest);

    private static int? Whole(IQueryCollection query, string name) =>
        int.TryParse(query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

#pragma warning disable CA1308 // the copied interface writes its words in lower case
    private static string? Lower(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text.ToLowerInvariant() : null;
#pragma warning restore CA1308
}
