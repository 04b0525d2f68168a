using Confluent.Kafka;
using EventPlatform.Hosting.Failures;
using EventPlatform.Kafka.Failures;

namespace EventPlatform.Kafka.Transactions;

/// <summary>
/// The table of failures for feeds. As a failed transaction leaves nothing behind and its feed starts anew, any error of Kafka may be
/// tried again; who is fenced off must first find out whether the feed is still its own.
/// </summary>
public static class TransactionFailures
{
    public static FailureClass Of(Exception exception)
    {
        if (exception is FeedFencedException)
            return FailureClass.Unknown;
        var known = KafkaFailures.Of(exception);
        return exception is KafkaException ? OfKafka(known) : known;
    }

    // A record within our limits that a topic refuses is the topic's fault: its max.message.bytes is too small.
    private static FailureClass OfKafka(FailureClass known) => known switch
    {
        FailureClass.Poison => FailureClass.SetUp,
        FailureClass.Unknown => FailureClass.Transient,
        _ => known,
    };
}
