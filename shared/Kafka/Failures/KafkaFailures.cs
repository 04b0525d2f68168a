using System.Collections.Frozen;
using Confluent.Kafka;
using EventPlatform.Hosting.Failures;

namespace EventPlatform.Kafka.Failures;

/// <summary>The table of Kafka's errors. What is not Kafka's is asked of <see cref="FailureClassifier"/>; what neither knows is unknown, and stops.</summary>
public static class KafkaFailures
{
    /// <summary>Somebody must set something right: a topic, a permission, a credential, an option.</summary>
    private static readonly FrozenSet<ErrorCode> SetUp = Set(
        ErrorCode.TopicAuthorizationFailed, ErrorCode.GroupAuthorizationFailed, ErrorCode.ClusterAuthorizationFailed,
        ErrorCode.TransactionalIdAuthorizationFailed, ErrorCode.SaslAuthenticationFailed, ErrorCode.UnsupportedSaslMechanism,
        ErrorCode.IllegalSaslState, ErrorCode.SecurityDisabled, ErrorCode.Local_Authentication, ErrorCode.Local_Ssl,
        ErrorCode.Local_UnknownTopic, ErrorCode.UnknownTopicOrPart, ErrorCode.Local_UnknownPartition, ErrorCode.TopicException,
        ErrorCode.UnsupportedVersion, ErrorCode.Local_UnsupportedFeature, ErrorCode.UnsupportedCompressionType, ErrorCode.InvalidRequiredAcks,
        ErrorCode.InvalidConfig, ErrorCode.InvalidReplicationFactor, ErrorCode.InvalidPartitions, ErrorCode.PolicyViolation,
        ErrorCode.InvalidGroupId, ErrorCode.InvalidSessionTimeout, ErrorCode.InconsistentGroupProtocol, ErrorCode.GroupMaxSizeReached,
        ErrorCode.InvalidTransactionTimeout, ErrorCode.UnsupportedForMessageFormat);

    /// <summary>The record itself can never be taken.</summary>
    private static readonly FrozenSet<ErrorCode> Poison = Set(
        ErrorCode.MsgSizeTooLarge, ErrorCode.RecordListTooLarge, ErrorCode.InvalidMsgSize, ErrorCode.InvalidRecord, ErrorCode.InvalidTimestamp);

    /// <summary>A broker, a leader or a coordinator is away, moving or busy.</summary>
    private static readonly FrozenSet<ErrorCode> Transient = Set(
        ErrorCode.Local_Transport, ErrorCode.Local_AllBrokersDown, ErrorCode.Local_TimedOut, ErrorCode.Local_MsgTimedOut,
        ErrorCode.Local_TimedOutQueue, ErrorCode.Local_QueueFull, ErrorCode.Local_Resolve, ErrorCode.Local_WaitCoord,
        ErrorCode.Local_WaitCache, ErrorCode.Local_Retry, ErrorCode.Local_InProgress, ErrorCode.Local_PrevInProgress,
        ErrorCode.Local_NodeUpdate, ErrorCode.Local_IsrInsuff, ErrorCode.Local_MaxPollExceeded, ErrorCode.Local_AssignmentLost,
        ErrorCode.Local_UnknownBroker, ErrorCode.Local_DestroyBroker, ErrorCode.Local_NoOffset, ErrorCode.Local_Outdated,
        ErrorCode.LeaderNotAvailable, ErrorCode.NotLeaderForPartition, ErrorCode.RequestTimedOut, ErrorCode.BrokerNotAvailable,
        ErrorCode.ReplicaNotAvailable, ErrorCode.NetworkException, ErrorCode.GroupLoadInProgress, ErrorCode.GroupCoordinatorNotAvailable,
        ErrorCode.NotCoordinatorForGroup, ErrorCode.NotEnoughReplicas, ErrorCode.NotEnoughReplicasAfterAppend, ErrorCode.IllegalGeneration,
        ErrorCode.UnknownMemberId, ErrorCode.RebalanceInProgress, ErrorCode.MemberIdRequired, ErrorCode.NotController,
        ErrorCode.KafkaStorageError, ErrorCode.FencedLeaderEpoch, ErrorCode.UnknownLeaderEpoch, ErrorCode.OffsetNotAvailable,
        ErrorCode.PreferredLeaderNotAvailable, ErrorCode.EligibleLeadersNotAvailable, ErrorCode.UnstableOffsetCommit,
        ErrorCode.ThrottlingQuotaExceeded, ErrorCode.ConcurrentTransactions, ErrorCode.FetchSessionIdNotFound,
        ErrorCode.InvalidFetchSessionEpoch, ErrorCode.ReassignmentInProgress, ErrorCode.StaleBrokerEpoch, ErrorCode.UnknownTopicId);

    /// <summary>What an error of librdkafka or of a broker means. A fatal one is unknown: this client can do no more.</summary>
    public static FailureClass Of(Error error) => error switch
    {
        { IsFatal: true } => FailureClass.Unknown,
        _ when Transient.Contains(error.Code) => FailureClass.Transient,
        _ when SetUp.Contains(error.Code) => FailureClass.SetUp,
        _ when Poison.Contains(error.Code) => FailureClass.Poison,
        _ => FailureClass.Unknown,
    };

    /// <summary>The first exception of the chain, from the outside in, that either table knows decides.</summary>
    public static FailureClass Of(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
            if (current is KafkaException kafka && Of(kafka.Error) is var known and not FailureClass.Unknown)
                return known;
        return FailureClassifier.Of(exception);
    }

    /// <summary>What an operator reads: the code, the reason, and for a fault of the set-up what to do about it.</summary>
    public static string Text(Error error) =>
        Remedy(error.Code) is { } remedy ? $"Kafka {error.Code}: {error.Reason}; {remedy}" : $"Kafka {error.Code}: {error.Reason}";

    private static string? Remedy(ErrorCode code) => code switch
    {
        ErrorCode.Local_UnknownTopic or ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownPartition =>
            "create the topics (eventplatform topics create) or correct Kafka__Topics__...",
        ErrorCode.TopicAuthorizationFailed => "give this client read access to its input topics and write access to the others",
        ErrorCode.GroupAuthorizationFailed => "give this client read access to the group in Kafka__Group",
        ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication or ErrorCode.UnsupportedSaslMechanism =>
            "check Kafka__Client__sasl.* and Kafka__Client__security.protocol",
        ErrorCode.Local_Ssl => "check Kafka__Client__ssl.* and Kafka__Client__security.protocol",
        _ => null,
    };

    private static FrozenSet<ErrorCode> Set(params ErrorCode[] codes) => codes.ToFrozenSet();
}
