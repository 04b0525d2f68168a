using EventPlatform.Embedded.Postgres;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Faults.Tests;

/// <summary>Database away: pause, nothing lost, resumes alone [promise 13].</summary>
public sealed class DatabaseAwayTests
{
    [FactNeeding(Part.DatabaseFaults | Part.Retention)]
    public async Task Database_away_for_a_minute()
    {
        await using var server = await PostgresCluster.StartAsync();
        var broker = await TestKafka.BrokerAsync();
        var at = new TestInstallation(await server.CreateDatabaseAsync(), broker.BootstrapServers);
        await at.CreateTopicsAsync(broker.CreateTopicAsync, partitions: 4);

        await Outage.AwayAndBackAsync(at, server.KillAsync, () => server.StartAgainAsync());
    }
}
