using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Faults.Tests;

/// <summary>Broker away: pause, nothing lost, resumes alone [promise 13].</summary>
public sealed class BrokerAwayTests
{
    [FactNeeding(Part.BrokerFaults)]
    public async Task Broker_away_for_a_minute()
    {
        await using var cluster = await TestKafka.StartClusterAsync();
        var at = new TestInstallation(await TestPostgres.CreateDatabaseAsync(), cluster.BootstrapServers);
        await at.CreateTopicsAsync(cluster.CreateTopicAsync, partitions: 4);

        await Outage.AwayAndBackAsync(at, () => cluster.KillAsync(1), () => cluster.StartAgainAsync(1));
    }
}
