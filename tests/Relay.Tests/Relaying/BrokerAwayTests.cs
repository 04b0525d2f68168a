using EventPlatform.Hosting.Health;
using EventPlatform.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EventPlatform.Relay.Tests.Relaying;

public class BrokerAwayTests
{
    [FactNeeding(Part.BrokerFaults)]
    public async Task While_the_broker_is_away_the_relay_waits_and_then_goes_on_alone()
    {
        await using var cluster = await TestKafka.StartClusterAsync();
        await using var installation = await Installation.CreateAsync(cluster.BootstrapServers,
            (topic, partitions, configuration) => cluster.CreateTopicAsync(topic, partitions, configuration));
        var appended = await installation.Store.AppendAsync(100, customers: 7);
        using var host = await installation.StartAsync(("Relay:PageSize", "10"));
        await installation.ReadAsync(appended.Count);
        await cluster.KillAsync(1);
        appended.AddRange(await installation.Store.AppendAsync(100, customers: 7, from: 100));
        var waiting = await Eventually.Is(() => Health(host), health => health.State == LoopState.Paused, TimeSpan.FromMinutes(1));
        waiting.IsAlive.ShouldBeTrue();
        await cluster.StartAgainAsync(1);
        (await installation.ReadAsync(appended.Count)).ShouldHoldEachOnce(appended);
        await Eventually.Is(() => Health(host), health => health.IsHealthy);
        await host.StopAsync();
    }

    [FactNeeding(Part.BrokerFaults)]
    public async Task A_relay_that_waits_for_the_broker_stops_when_it_is_asked_to_and_the_next_one_sends_the_rest()
    {
        await using var cluster = await TestKafka.StartClusterAsync();
        await using var installation = await Installation.CreateAsync(cluster.BootstrapServers,
            (topic, partitions, configuration) => cluster.CreateTopicAsync(topic, partitions, configuration));
        var appended = await installation.Store.AppendAsync(50, customers: 7);
        using (var host = await installation.StartAsync(("Relay:PageSize", "10")))
        {
            await installation.ReadAsync(appended.Count);
            await cluster.KillAsync(1);
            appended.AddRange(await installation.Store.AppendAsync(50, customers: 7, from: 50));
            await Eventually.Is(() => Health(host), health => health.State == LoopState.Paused, TimeSpan.FromMinutes(1));
            await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }

        await cluster.StartAgainAsync(1);
        using var next = await installation.StartAsync();
        (await installation.ReadAsync(appended.Count)).ShouldHoldEachOnce(appended);
        await next.StopAsync();
    }

    private static LoopHealth Health(Microsoft.Extensions.Hosting.IHost host) =>
        host.Services.GetRequiredService<Heartbeats>().Read().Single(health => health.Loop == "relay events");
}
