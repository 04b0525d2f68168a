using EventPlatform.Api.Answers;
using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;

namespace EventPlatform.Api.DeadLetters;

/// <summary>Reads from a query which dead letters are asked for.</summary>
internal static class DeadLetterRequest
{
    public const string Code = "code", Topic = "topic", From = "from", To = "to", Customer = "customer", State = "state";

    /// <summary>Stands for every state; without a state it is the open ones.</summary>
    public const string AnyState = "any";

    public static readonly string[] Names = [Code, Topic, From, To, Customer, State];

    public static readonly IReadOnlyList<string> Codes = [.. Enum.GetValues<ErrorCode>().Select(code => code.Text())];

    public static DeadLetterFilter Read(QueryReader query, long orgId)
    {
        var filter = new DeadLetterFilter
        {
            OrgId = orgId,
            CustomerId = query.ReadAll(Customer).FirstOrDefault(),
            Codes = query.ReadAll(Code),
            Topic = query.ReadAll(Topic).FirstOrDefault(),
            From = query.ReadInstant(From),
            To = query.ReadInstant(To),
            States = States(query.ReadAll(State)),
        };
        Check(query, filter);
        return filter;
    }

    private static string[] States(string[] given) => given.Length == 0 ? [DeadLetterState.Open] : given.Contains(AnyState) ? [] : given;

    private static void Check(QueryReader query, DeadLetterFilter filter)
    {
        if (filter.Codes.Except(Codes).Any())
            query.Refuse(Code, $"codes of {string.Join(", ", Codes)} are expected");
        if (filter.States.Except(DeadLetterState.All).Any())
            query.Refuse(State, $"states of {string.Join(", ", DeadLetterState.All)} or {AnyState} are expected");
        if (filter.From >= filter.To)
            query.Refuse(To, "a time after from is expected");
        foreach (var (name, text) in new[] { (Customer, filter.CustomerId), (Topic, filter.Topic) })
            if (text?.Contains('\0', StringComparison.Ordinal) is true)
                query.Refuse(name, "a text without NUL is expected");
    }
}
