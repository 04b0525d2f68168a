using EventPlatform.Platform.Demo.Records;
using Npgsql;
using Spectre.Console;

namespace EventPlatform.Platform.Demo;

/// <summary>The demonstration from beginning to end: start the parts, define, send, wait until all has come out, count, show.</summary>
internal sealed class DemoRun(IAnsiConsole console)
{
    private readonly TimeProvider clock = TimeProvider.System;

    public async Task<int> RunAsync(DemoOptions options, CancellationToken cancellation)
    {
        var input = options.Input is { } file ? RecordFile.Read(file) : GeneratedShop.Generate(options, clock.GetUtcNow());
        console.WriteLine("Starting PostgreSQL and Kafka ...");
        await using var parts = await DemoParts.StartAsync(options.Kafka, cancellation);
        console.WriteLine($"{parts.Description}; a PostgreSQL database of our own.");
        using var log = new DemoLog();
        await using var host = new DemoHost(parts, log);
        try
        {
            return await RunAsync(options, input, parts, host, log, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Show(log.Lines);
            throw;
        }
    }

    private async Task<int> RunAsync(DemoOptions options, DemoInput input, DemoParts parts, DemoHost host, DemoLog log, CancellationToken cancellation)
    {
        await host.StartAsync(cancellation);
        var result = await WorkAsync(input, parts, host, cancellation);
        DemoReport.Write(console, result);
        var faults = result.Faults(input.Expected).ToArray();
        if (faults.Length > 0)
            Show([.. log.Lines, .. faults]);
        if (options.Keep)
        {
            DemoReport.WriteAddresses(console, host, parts);
            await host.WaitForShutdownAsync(cancellation);
        }

        return faults.Length == 0 ? ExitCode.Success : ExitCode.Differs;
    }

    private async Task<DemoResult> WorkAsync(DemoInput input, DemoParts parts, DemoHost host, CancellationToken cancellation)
    {
        using (var api = host.CreateClient())
            await DemoDefinitions.PutAsync(api, cancellation);
        using var meter = new DemoMeter();
        using var notifications = new NotificationReader(parts.Kafka);
        await using var database = NpgsqlDataSource.Create(parts.EventStore);
        var store = new DemoStore(database, parts.Kafka, clock);
        var began = clock.GetTimestamp();
        await DemoProgress.ShowAsync(console, input.Records.Count, async progress =>
        {
            var sending = new DemoProducer(parts.Kafka, clock).SendAsync(input.Records, progress.Sent, cancellation);
            await new DemoFinish(store, notifications, host, clock).WaitAsync(input.Records.Count, sending, progress, cancellation);
        });
        return await CountAsync(input, store, notifications, meter, clock.GetElapsedTime(began), cancellation);
    }

    private static async Task<DemoResult> CountAsync(
        DemoInput input, DemoStore store, NotificationReader notifications, DemoMeter meter, TimeSpan elapsed, CancellationToken cancellation) => new()
        {
            Sent = input.Records.Count,
            Stored = await store.StoredAsync(cancellation),
            Duplicates = meter.Duplicates,
            DeadLetters = await store.DeadLettersAsync(cancellation),
            Badges = await store.BadgesAsync(cancellation),
            Notifications = notifications.Counts,
            Repeated = notifications.Repeated,
            Latencies = meter.Latencies,
            Elapsed = elapsed,
            Sample = notifications.Sample,
        };

    private void Show(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            console.WriteLine(line);
    }
}
