using EventPlatform.Embedded.Kafka;
using EventPlatform.Embedded.Postgres;

namespace EventPlatform.TestKit;

/// <summary>Compares what a test needs with what is here.</summary>
internal static class MissingParts
{
    /// <summary>Why a test cannot run here; null if it can.</summary>
    public static string? Reason(Part needed)
    {
        var missing = needed & ~Present();
        var reasons = Reasons.Where(reason => missing.HasFlag(reason.Part)).Select(reason => reason.Text).ToList();
        return reasons.Count == 0 ? null : string.Join("; ", reasons);
    }

    private static readonly (Part Part, string Text)[] Reasons =
    [
        (Part.Transactions, $"needs Kafka's transactions: {SetABroker}"),
        (Part.Administration, $"needs Kafka's administrative calls: {SetABroker}"),
        (Part.Retention, $"needs a broker that keeps all records: {SetABroker}"),
        (Part.BrokerFaults, $"needs brokers to kill and pause: set {KafkaDistribution.Variable}"),
        (Part.DatabaseFaults, "needs PostgreSQL's server programs to kill and pause: run deploy/setup"),
    ];

    private static string SetABroker =>
        $"librdkafka's mock cluster lacks them, set {KafkaDistribution.Variable} or {KafkaBroker.Variable}";

    private static Part Present()
    {
        var own = TestKafka.Source == KafkaSource.Distribution ? Part.BrokerFaults : Part.None;
        var real = TestKafka.Source == KafkaSource.Mock ? Part.None : Part.Transactions | Part.Administration | Part.Retention;
        var database = PostgresBinaries.Find() is null ? Part.None : Part.DatabaseFaults;
        return own | real | database;
    }
}
