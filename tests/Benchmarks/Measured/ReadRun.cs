using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using EventPlatform.Embedded.Processes;
using EventPlatform.TestKit;

namespace EventPlatform.Benchmarks.Measured;

/// <summary>How long answers took, in milliseconds, from the moment at which the request was due.</summary>
public sealed record Latencies(int Requests, int Failures, double Median, double P99);

/// <summary>Reads at a fixed rate while the whole platform runs. A request is sent when it is due, whether or not earlier ones are answered.</summary>
public static class ReadRun
{
    private const int PerSecond = 500, Seconds = 20, WarmUp = 5;
    private const string Key = "benchmark", Secret = "benchmark-secret-0123456789";

    public static async Task<Latencies> RunAsync(Installation platform, int customers)
    {
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        var environment = new Dictionary<string, string?>(platform.Environment)
        {
            ["ASPNETCORE_URLS"] = address,
            ["Api__Clients__0__Key"] = Key,
            ["Api__Clients__0__Secret"] = Secret,
            ["Api__Clients__0__Organisations"] = "100",
            ["Api__Clients__0__Roles"] = "read",
            ["Api__RequestsPerMinute"] = "1000000",
        };
        await using var worker = WorkerProcess.Start(["run"], environment);
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Key}:{Secret}")));
        await Eventually.Is(() => AnswersAsync(client), answers => answers, TimeSpan.FromMinutes(1));
        await LoadAsync(client, customers, WarmUp);
        var latencies = await LoadAsync(client, customers, Seconds);
        await worker.StopAsync();
        return latencies;
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/alive", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<Latencies> LoadAsync(HttpClient client, int customers, int seconds)
    {
        var random = new Random(1);
        var begin = Stopwatch.GetTimestamp();
        var running = new List<Task<(double Milliseconds, bool Good)>>();
        for (var i = 0; i < seconds * PerSecond; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond);
            while (Stopwatch.GetElapsedTime(begin) < due)
                await Task.Delay(1);
            running.Add(GetAsync(client, Path(random, i, customers), begin, due));
        }
        var answers = await Task.WhenAll(running);
        var sorted = answers.Select(answer => answer.Milliseconds).Order().ToArray();
        return new(answers.Length, answers.Count(answer => !answer.Good), sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100]);
    }

    private static async Task<(double Milliseconds, bool Good)> GetAsync(HttpClient client, string path, long begin, TimeSpan due)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
        return ((Stopwatch.GetElapsedTime(begin) - due).TotalMilliseconds, answer.IsSuccessStatusCode);
    }

    private static string Path(Random random, int number, int customers)
    {
        var customer = $"/v1/orgs/100/customers/c{random.Next(customers):D6}";
        return (number % 4) switch
        {
            0 => customer,
            1 => $"{customer}/milestones",
            2 => $"{customer}/badges",
            _ => $"{customer}/timeline?limit=20",
        };
    }
}
