namespace EventPlatform.LoyaltyOracle.Histories;

/// <summary>What a step of a history does.</summary>
public enum StepKind
{
    Buys,
    Corrects,
    Returns,
    ReturnsBill,
    Does,
    Enrols,
    UnEnrols,
    Joins,
    IsIssued,
    Requests,
    Revokes,
    DefinesGroup,
    DefinesBadge,
    DefinesOrganisation,
    DefinesStreak,
    EnrolsInStreak,
    LeavesStreak,
    Clock,
}

/// <summary>One step of a random history, as plain numbers, so that a failing one can be cut down and read.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Customer">To whom.</param>
/// <param name="Transaction">Which bill.</param>
/// <param name="Amount">How much.</param>
/// <param name="Hours">How long after the step before it is stored.</param>
/// <param name="Late">How many hours before that it occurred; less than nothing: after.</param>
/// <param name="Choice">Everything else.</param>
public sealed record Step(StepKind Kind, int Customer, int Transaction, int Amount, int Hours, int Late, int Choice);
