using EventPlatform.TestKit;

namespace EventPlatform.Relay.Tests.Relaying;

public class KilledRelayTests
{
    private const int Rounds = 6;
    private const int PerRound = 150;

    /// <summary>Processes of the relay are killed (SIGKILL) while outcomes come in; there are always one or two of them.</summary>
    [FactNeeding(Part.Transactions)]
    public async Task Relay_killed_at_any_step_neither_loses_nor_doubles()
    {
        await using var installation = await Installation.CreateAsync();
        installation.Settings["Relay:PageSize"] = "10";
        var appended = new List<(string Key, Guid Id)>();
        var random = new Random(20260301);
        for (var round = 0; round < Rounds; round++)
        {
            var before = appended.Count;
            appended.AddRange(await installation.Store.AppendAsync(PerRound, customers: 11, from: round * PerRound));
            await using var one = installation.StartProcess();
            await using var two = installation.StartProcess();
            // Killed when some of the round has gone out: in the middle of a page, mostly.
            await installation.ReadAsync(before + random.Next(1, 60));
            await one.KillAsync();
            await installation.ReadAsync(before + random.Next(60, 80));
            await two.KillAsync();
        }
        await using var last = installation.StartProcess();
        (await installation.ReadAsync(appended.Count)).ShouldHoldEachOnce(appended);
    }

    /// <summary>A relay that stood still for longer than its transaction may last, and its successor: the one that wakes up can send nothing.</summary>
    [FactNeeding(Part.Transactions)]
    public async Task A_paused_relay_that_wakes_up_doubles_nothing()
    {
        await using var installation = await Installation.CreateAsync();
        installation.Settings["Relay:PageSize"] = "10";
        var appended = await installation.Store.AppendAsync(300, customers: 11);
        await using var paused = installation.StartProcess();
        await installation.ReadAsync(20);
        paused.Pause();
        appended.AddRange(await installation.Store.AppendAsync(300, customers: 11, from: 300));
        await using var successor = installation.StartProcess();
        await LoseLocksAsync(installation);
        await installation.ReadAsync(appended.Count);
        paused.Resume();
        appended.AddRange(await installation.Store.AppendAsync(50, customers: 11, from: 600));
        (await installation.ReadAsync(appended.Count)).ShouldHoldEachOnce(appended);
    }

    /// <summary>What the server does with the sessions of a machine that has gone silent.</summary>
    private static async Task LoseLocksAsync(Installation installation)
    {
        await using var command = installation.Database.CreateCommand(
            "select count(pg_terminate_backend(pid)) from (select distinct pid from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()) holders");
        await command.ExecuteScalarAsync();
    }
}
