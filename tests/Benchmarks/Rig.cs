using System.Globalization;
using Confluent.Kafka;
using EventPlatform.Benchmarks.Measured;
using EventPlatform.Benchmarks.Reporting;
using EventPlatform.Benchmarks.Twins;
using EventPlatform.Benchmarks.Workload;
using EventPlatform.Embedded.Kafka;
using EventPlatform.Embedded.Postgres;
using Spectre.Console;

namespace EventPlatform.Benchmarks;

/// <summary>
/// The whole measurement. Hypotheses, written first: ingest reaches 0.5 of COPY (it adds a look-up by id, the streams' versions and the
/// position), all projections together 0.4 of COPY (they read every event, write four rows and append an outcome for each purchase), the
/// relay 0.5 of a bare transactional producer (it reads and composes each message), no service grows while it drains, and a rebuild folds as fast
/// as the live projections: it appends nothing, but shares the machine with them.
/// </summary>
public static class Rig
{
    private const int PerTransaction = 5000;
    private const int PerKafkaTransaction = 5000;

    public static async Task RunAsync(int events, int customers, CancellationToken cancellation)
    {
        await using var postgres = await PostgresCluster.StartAsync(new PostgresSettings { Fsync = true }, cancellation);
        await using var kafka = await KafkaBroker.FindOrStartAsync(cancellation);
        if (kafka is MockKafka)
            throw new InvalidOperationException($"librdkafka's mock cluster does not keep that many records: set {KafkaDistribution.Variable} to an Apache Kafka distribution, or {KafkaBroker.Variable} to a Kafka that runs.");
        var platform = await Installation.CreateAsync(postgres, kafka, cancellation);
        var twin = await Installation.CreateAsync(postgres, kafka, cancellation);
        AnsiConsole.MarkupLineInterpolated($"{events:N0} events of {customers:N0} customers on {kafka.Description}");
        var report = new Report();
        report.Rate("fill the topic (producer, acks=all)", Producing.Fill(kafka.BootstrapServers, platform.CustomerEvents, new Purchases(customers).Take(events)));
        report.Rate("bare consumer", BareConsumer.Drain(kafka.BootstrapServers, platform.CustomerEvents).Rate);
        await Rules.DefineAsync(platform.Store);
        report.Rate("session.Events.Append, saves of 1,000", await SessionAppend.RunAsync(twin.Store, Decoding.Decode(new Purchases(customers).Take(Math.Min(events, 20_000)))));
        await MeasureAsync(report, platform, () => CopyAsync(twin, events, customers), events, customers, cancellation);
        report.Print();
        var reads = await ReadRun.RunAsync(platform, customers);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{reads.Requests:N0} reads at 500/s beside the whole platform: p50 {reads.Median:0.0} ms, p99 {reads.P99:0.0} ms, {reads.Failures} failed");
    }

    /// <summary>The machine's speed changes from minute to minute: a service is held against its twin before and after it.</summary>
    private static async Task MeasureAsync(Report report, Installation platform, Func<Task<double>> copy, int events, int customers, CancellationToken cancellation)
    {
        var before = await copy();
        var ingest = await ServiceRun.UntilAsync("ingest", platform.Environment, platform.StoredRecordsAsync, events);
        var between = await copy();
        report.Measured("ingest", ingest.Rate, "COPY before and after", (before + between) / 2, "0.50", Memory(ingest));
        var end = await platform.LastSequenceAsync();
        if (end < events)
            throw new InvalidOperationException($"{ingest.Done} records are settled, but only {end} events are stored: the figures would mean nothing.");
        var projections = await ServiceRun.UntilAsync("projections", platform.Environment, platform.ProjectedAsync, end);
        report.Measured("projections, all read models", projections.Rate, "COPY before and after", (between + await copy()) / 2, "0.40", Memory(projections));
        await RelayAsync(report, platform, cancellation);
        var rebuild = await RebuildRun.RunAsync(platform, customers, events);
        report.Measured("rebuild of the milestones, beside ingest", rebuild, "live projections", projections.Rate, "");
    }

    /// <summary>Into the same tables with the same indexes, empty before and after.</summary>
    private static async Task<double> CopyAsync(Installation twin, int events, int customers)
    {
        await twin.EmptyAsync();
        var rate = await EventCopy.RunAsync(twin.Database, Decoding.Decode(new Purchases(customers).Take(events)), PerTransaction);
        await twin.EmptyAsync();
        return rate;
    }

    /// <summary>
    /// The relay's first run gives the twin its records, and the broker its compiled code: that would else be charged to whoever comes first.
    /// </summary>
    private static async Task RelayAsync(Report report, Installation platform, CancellationToken cancellation)
    {
        var waiting = await platform.WaitingNotificationsAsync();
        AnsiConsole.MarkupLineInterpolated($"{waiting:N0} notifications wait");
        var first = await ServiceRun.UntilAsync("relay", platform.Environment, platform.NotificationsAsync, waiting);
        var (samples, records) = BareConsumer.Sample(platform.BootstrapServers, platform.Notifications, most: 20_000);
        var before = await BareProducerAsync(platform, samples, (int)records);
        await platform.ForgetSentAsync(cancellation);
        var relay = await ServiceRun.UntilAsync("relay", platform.Environment, platform.NotificationsAsync, waiting);
        var after = await BareProducerAsync(platform, samples, (int)records);
        report.Measured("relay", relay.Rate, "bare transactional producer before and after", (before + after) / 2, "0.50", Memory(relay));
        report.Rate("relay, its first run", first.Rate);
    }

    private static async Task<double> BareProducerAsync(Installation platform, IReadOnlyList<Message<byte[], byte[]>> samples, int records) =>
        TransactionalProducer.Send(platform.BootstrapServers, await platform.NewTopicAsync(), samples, records, PerKafkaTransaction);

    private static string Memory(Figures figures) =>
        FormattableString.Invariant($"{figures.PeakMegabytes}; {figures.EarlyMegabytes}, {figures.LateMegabytes}");
}
