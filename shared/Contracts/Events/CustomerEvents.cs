namespace EventPlatform.Contracts.Events;

// The customer events of spec 02.1 that have a meaning of their own, one type a name; all share one stored shape.

public sealed record CustomerAdded : CustomerEvent;

public sealed record CustomerUpdated : CustomerEvent;

public sealed record CustomerSubscription : CustomerEvent;

public sealed record TransactionAdded : CustomerEvent;

public sealed record TransactionUpdated : CustomerEvent;

public sealed record TransactionReturned : CustomerEvent;

public sealed record PointsIssued : CustomerEvent;

public sealed record PointsRedeemed : CustomerEvent;

public sealed record PointsExpired : CustomerEvent;

public sealed record PointsTransferred : CustomerEvent;

public sealed record TierUpgraded : CustomerEvent;

public sealed record TierDowngraded : CustomerEvent;

public sealed record TierRenewed : CustomerEvent;

public sealed record TargetCustomerEnrolment : CustomerEvent;

public sealed record TargetCustomerUnEnrolment : CustomerEvent;

public sealed record StreakCustomerEnrolment : CustomerEvent;

public sealed record StreakCustomerUnEnrolment : CustomerEvent;

public sealed record SegmentMembershipChanged : CustomerEvent;

public sealed record InteractionRecorded : CustomerEvent;

public sealed record BadgeIssued : CustomerEvent;

/// <summary>A badge that a client of the API asks for: the fold decides [spec 02.4].</summary>
public sealed record BadgeEarnRequested : CustomerEvent;

public sealed record BadgeRevocationRequested : CustomerEvent;

/// <summary>A badge that another system reports as earned (notification forms only): held, but in no limit and never published again.</summary>
public sealed record ExternalBadgeEarned : CustomerEvent;
