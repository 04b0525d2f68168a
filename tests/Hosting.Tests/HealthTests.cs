using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Hosting.Tests;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private WebApplication app = null!;
    private Heartbeats heartbeats = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(new EventStoreSettings("Host=127.0.0.1;Port=1;Database=nowhere"));
        builder.AddEventPlatformHealth().AddEventPlatformHealth();
        app = builder.Build();
        app.MapEventPlatformHealth();
        await app.StartAsync();
        heartbeats = app.Services.GetRequiredService<Heartbeats>();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_process_whose_loops_tick_is_alive()
    {
        heartbeats.Add("lane 0");
        (await Ask("/alive")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_loop_that_no_longer_ticks_or_has_failed_is_not_alive_and_is_named()
    {
        heartbeats.Add("lane 0").Failed("what nobody foresaw");
        heartbeats.Add("lane 1");
        clock.Advance(Heartbeats.DefaultLimit + TimeSpan.FromSeconds(1));

        var (status, found) = await Ask("/alive");

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        found.ShouldContain("lane 0 failed: what nobody foresaw");
        found.ShouldContain("lane 1 has not ticked for 91 s");
    }

    [Fact]
    public async Task A_loop_that_waits_for_a_dependency_is_alive_but_not_healthy()
    {
        heartbeats.Add("lane 0").Paused("database away");

        (await Ask("/alive")).Status.ShouldBe(HttpStatusCode.OK);
        var (status, found) = await Ask("/health");
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        found.ShouldContain("lane 0 paused: database away");
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_named_without_its_password()
    {
        var (status, found) = await Ask("/health");

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        found.ShouldContain("127.0.0.1:1/nowhere");
    }

    [Fact]
    public void A_loop_that_ended_as_intended_is_forgotten()
    {
        heartbeats.Add("lane 0").Dispose();
        heartbeats.Read().ShouldBeEmpty();
    }

    private async Task<(HttpStatusCode Status, string Found)> Ask(string path)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(app.Urls.Single() + path));
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).ToString());
    }
}
