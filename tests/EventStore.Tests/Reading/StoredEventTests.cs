using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Schema;
using EventPlatform.TestKit;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventPlatform.EventStore.Tests.Reading;

/// <summary>What is read from the store is what was written to it.</summary>
public sealed class StoredEventTests : IAsyncLifetime
{
    private const string Stream = "100:c1";

    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:EventStore", await TestPostgres.CreateDatabaseAsync())]).Build();
        _services = new ServiceCollection().AddLogging().AddEventStore(configuration).BuildServiceProvider();
        await _services.GetRequiredService<SchemaSetup>().StartingAsync(default);
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Theory]
    [InlineData("2025-06-01"), InlineData("2025-06-01T10:00:00Z"), InlineData("12"), InlineData("true"), InlineData("\"quoted\" Zoë"), InlineData("")]
    public async Task A_text_in_a_header_stays_that_text_whatever_it_looks_like(string text)
    {
        await AppendAsync(appended => appended.SetHeader(EventHeaders.SourceId, text));

        (await ReadAsync()).Headers![EventHeaders.SourceId].ShouldBe(text);
    }

    [Fact]
    public async Task Numbers_flags_and_headers_of_others_are_read_as_they_are()
    {
        await AppendAsync(appended =>
        {
            appended.SetHeader(EventHeaders.KafkaTimestamp, 1_720_440_349_000);
            appended.SetHeader(EventHeaders.LateForCampaigns, true);
            appended.SetHeader("others", new[] { 1.5, 2 });
        });

        var headers = (await ReadAsync()).Headers!;
        headers[EventHeaders.KafkaTimestamp].ShouldBe(1_720_440_349_000);
        headers[EventHeaders.LateForCampaigns].ShouldBe(true);
        headers["others"].ShouldBeOfType<JsonElement>().GetRawText().ShouldBe("[1.5, 2]");
    }

    [Fact]
    public async Task An_event_without_headers_has_none()
    {
        await AppendAsync(_ => { });

        (await ReadAsync()).Headers.ShouldBeNull();
    }

    [Fact]
    public async Task An_event_is_read_as_its_record()
    {
        await AppendAsync(_ => { });

        (await ReadAsync()).Data.ShouldBeOfType<BadgeRevoked>().Reason.ShouldBe("Zoë's \"first\"");
    }

    [Fact]
    public async Task A_start_keeps_the_indexes_that_Marten_does_not_know()
    {
        await _services.GetRequiredService<SchemaSetup>().StartingAsync(default);

        await using var command = _services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            $"select count(*) from pg_indexes where schemaname = 'events' and indexname in ('{LogIndexes.Published}', '{LogIndexes.Watch}')");
        (await command.ExecuteScalarAsync()).ShouldBe(2L);
    }

    private async Task AppendAsync(Action<IEvent> mark)
    {
        await using var session = _services.GetRequiredService<IDocumentStore>().LightweightSession();
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var appended = session.Events.BuildEvent(new BadgeRevoked { Name = "badgeRevoked", Occurred = at, Received = at, BadgeId = "b", EarnId = "e", EarnedOn = at, Reason = "Zoë's \"first\"", TriggeringActivity = new("request", []) });
        mark(appended);
        session.Events.Append(Stream, appended);
        await session.SaveChangesAsync();
    }

    private async Task<IEvent> ReadAsync()
    {
        await using var session = _services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.Events.FetchStreamAsync(Stream)).Single();
    }
}
