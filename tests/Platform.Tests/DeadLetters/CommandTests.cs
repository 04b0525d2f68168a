using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters;
using EventPlatform.DeadLetters.Table;
using EventPlatform.EventStore.Schema;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;
using EventPlatform.TestKit.Letters;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EventPlatform.Platform.Tests.DeadLetters;

/// <summary>The commands on letters by the thousand, and on what they are asked by mistake.</summary>
public sealed class CommandTests : IAsyncLifetime
{
    private string _database = null!;
    private StoredLedger _store = null!;
    private Terminal _terminal = null!;

    public async Task InitializeAsync()
    {
        _database = await TestPostgres.CreateDatabaseAsync();
        _store = new(_database);
        _terminal = new() { Settings = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:EventStore", _database)]).Build() };
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(_terminal.Settings);
        builder.AddDeadLetters();
        using var host = builder.Build();
        await host.Services.GetRequiredService<SchemaSetup>().StartingAsync(default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Letters_are_listed_with_their_reason_and_counted_by_code()
    {
        await ReceiveAsync(2, number => Specimen.Event($"e{number}"), ErrorCode.FutureTime);
        await ReceiveAsync(1, _ => null, ErrorCode.Tombstone, first: 2);

        (await RunAsync("list", "--limit", "2")).ShouldBe(ExitCode.Success);

        _terminal.Output.ShouldContain("TOMBSTONE");
        _terminal.Output.ShouldContain("found this; expected that");
        _terminal.Output.ShouldContain("2 of 3 letters: 2 FUTURE_TIME, 1 TOMBSTONE.");
        _terminal.Output.ShouldContain("--before 2");
        (await RunAsync("list", "--json", "--code", "FUTURE_TIME", "--org", "100", "--customer", "c1", "--topic", "topic", "--from", "2020-01-01T00:00:00Z")).ShouldBe(ExitCode.Success);
        var json = JsonElement.Parse(_terminal.Output);
        json.GetProperty("total").GetInt64().ShouldBe(2);
        json.GetProperty("letters")[0].GetProperty("refusal").GetProperty("code").GetString().ShouldBe("FUTURE_TIME");
        (await RunAsync("list", "--state", "stored")).ShouldBe(ExitCode.Success);
        _terminal.Output.ShouldContain("0 of 0 letters.");
    }

    [Fact]
    public async Task What_a_terminal_would_obey_is_not_written_to_it()
    {
        await ReceiveAsync(1, _ => "\u001b[2J [bold]not markup[/]", ErrorCode.NotJson);

        (await RunAsync("show", "1")).ShouldBe(ExitCode.Success);

        _terminal.Output.ShouldNotContain('\u001b');
        _terminal.Output.ShouldContain("[2J [bold]not markup[/]");
    }

    [Fact]
    public async Task A_whole_filter_is_not_touched_unless_all_of_it_is_meant()
    {
        await ReceiveAsync(3, number => Specimen.Event($"e{number}"), ErrorCode.FutureTime);

        (await RunAsync("redrive", "--code", "FUTURE_TIME")).ShouldBe(ExitCode.Usage);
        _terminal.Error.ShouldContain("The filter matches 3 open letters; nothing was done. Add --all");
        (await RunAsync("redrive")).ShouldBe(ExitCode.Usage);
        (await RunAsync("redrive", "1", "--all")).ShouldBe(ExitCode.Usage);
        (await RunAsync("redrive", "1", "2", "--key", "100:c1")).ShouldBe(ExitCode.Usage);
        (await RunAsync("redrive", "--all", "--value", "{}")).ShouldBe(ExitCode.Usage);
        (await RunAsync("redrive", "1", "--value", "{}", "--merge-patch", "{}")).ShouldBe(ExitCode.Usage);
        (await RunAsync("redrive", "--all", "--dry-run")).ShouldBe(ExitCode.Success);
        _terminal.Output.ShouldContain("Dry run, nothing was changed; it would be: 3 stored.");
        (await _store.CountAsync("select count(*) from ingest.dead_letter_actions")).ShouldBe(0);

        (await RunAsync("redrive", "--code", "FUTURE_TIME", "--all")).ShouldBe(ExitCode.Success);

        _terminal.Output.ShouldContain("3 stored.");
        (await _store.CountAsync($"select count(*) from ingest.dead_letter_actions where by_whom = '{Environment.UserName}'")).ShouldBe(3);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_and_ends_with_1()
    {
        await ReceiveAsync(1, _ => "{", ErrorCode.NotJson);

        (await RunAsync("show", "7")).ShouldBe(ExitCode.Differs);
        _terminal.Error.ShouldContain("There is no dead letter 7.");
        (await RunAsync("redrive", "7")).ShouldBe(ExitCode.Differs);
        (await RunAsync("redrive", "1", "--merge-patch", "{}")).ShouldBe(ExitCode.Differs);
        _terminal.Output.ShouldContain("give a whole new value");
        (await RunAsync("redrive", "1", "--json")).ShouldBe(ExitCode.Differs);
        JsonElement.Parse(_terminal.Output).GetProperty("results")[0].GetProperty("code").GetString().ShouldBe("NOT_JSON");
    }

    [Theory]
    [InlineData("\"abc\" is no id of an organisation: a whole number is expected.", "list", "--org", "abc")]
    [InlineData("\"x\" is no id of a letter: a whole number is expected.", "show", "x")]
    [InlineData("\"-1\" is no id of a letter: a whole number is expected.", "redrive", "1", "-1")]
    [InlineData("--to is not after --from", "list", "--from", "2026-03-02T00:00:00Z", "--to", "2026-03-01T00:00:00Z")]
    [InlineData("--header =x names no header", "redrive", "1", "--header", "=x")]
    [InlineData("There is no file nowhere.json.", "redrive", "1", "--value", "@nowhere.json")]
    public async Task What_is_asked_wrongly_is_said_in_plain_words(string complaint, params string[] arguments)
    {
        (await RunAsync(arguments)).ShouldBe(ExitCode.Usage);

        _terminal.Error.ShouldContain(complaint);
    }

    [Fact]
    public async Task A_new_value_or_a_patch_may_come_from_a_file_as_it_is_written_there()
    {
        const string value = "{\n  \"note\": \"it has 'quotes' and  spaces\",\n  \"x\": 1\n}\n";
        await ReceiveAsync(1, _ => "{", ErrorCode.NotJson);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, value);

        (await RunAsync("redrive", "1", "--value", $"@{file}")).ShouldBe(ExitCode.Differs);
        (await RunAsync("redrive", "1", "--merge-patch", $"@{file}")).ShouldBe(ExitCode.Differs);
        (await RunAsync("discard", "1", "--reason", "@home was meant")).ShouldBe(ExitCode.Success);

        File.Delete(file);
        (await RunAsync("show", "1", "--json")).ShouldBe(ExitCode.Success);
        var history = JsonElement.Parse(_terminal.Output).GetProperty("history");
        history[1].GetProperty("patched").GetProperty("value").GetProperty("text").GetString().ShouldBe(value);
        history[2].GetProperty("reason").GetString().ShouldBe("@home was meant");
    }

    [Fact]
    public async Task Letters_are_discarded_with_a_reason()
    {
        await ReceiveAsync(2, _ => null, ErrorCode.Tombstone);

        (await RunAsync("discard", "--code", "TOMBSTONE", "--all", "--reason", "the shop deletes so", "--by", "someone")).ShouldBe(ExitCode.Success);

        _terminal.Output.ShouldContain("2 discarded.");
        (await RunAsync("show", "1")).ShouldBe(ExitCode.Success);
        _terminal.Output.ShouldContain("discard by someone: discarded");
        _terminal.Output.ShouldContain("the shop deletes so");
    }

    [Fact]
    public async Task A_redrive_of_a_filter_that_is_killed_in_the_middle_is_finished_by_a_repeat()
    {
        const int count = 5_000;
        await ReceiveAsync(count, number => Specimen.Event($"e{number}"), ErrorCode.FutureTime);
        var settings = new Dictionary<string, string?> { ["ConnectionStrings__EventStore"] = _database };
        await using (var killed = WorkerProcess.Start(["dead-letters", "redrive", "--all"], settings))
        {
            await killed.WaitForOutputAsync("500 letters");
            await killed.KillAsync();
        }
        (await _store.CountAsync("select count(*) from events.mt_events")).ShouldBeInRange(500, count - 1);

        (await RunAsync("redrive", "--all")).ShouldBe(ExitCode.Success);

        (await _store.CountAsync("select count(*) from events.mt_events")).ShouldBe(count);
        (await _store.CountAsync("select count(distinct headers ->> 'sourceId') from events.mt_events")).ShouldBe(count);
        (await _store.CountAsync("select version from events.mt_streams where id = '100:c1'")).ShouldBe(count);
        (await _store.CountAsync("select count(*) from ingest.dead_letters where state = 'stored'")).ShouldBe(count);
        (await _store.CountAsync("select count(*) from ingest.dead_letter_actions")).ShouldBe(count);
    }

    [Theory]
    [InlineData("dead-letters list"), InlineData("dead-letters redrive 1"), InlineData("dead-letters discard 1 --reason none")]
    public async Task A_database_without_the_tables_is_told_from_one_that_is_away(string command)
    {
        var empty = await TestPostgres.CreateDatabaseAsync();
        var terminal = new Terminal { Settings = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:EventStore", empty)]).Build() };

        (await terminal.RunAsync(command.Split(' '))).ShouldBe(ExitCode.Unavailable);

        terminal.Error.ShouldBe("The database of ConnectionStrings__EventStore holds no EventPlatform yet: eventplatform run makes its tables." + Environment.NewLine);
    }

    private Task<int> RunAsync(params string[] arguments)
    {
        _terminal.Clear();
        return _terminal.RunAsync(["dead-letters", .. arguments]);
    }

    /// <summary>Writes letters as ingest does.</summary>
    private async Task ReceiveAsync(int count, Func<int, string?> value, ErrorCode code, int first = 0)
    {
        var now = TimeProvider.System.GetUtcNow();
        var letters = Enumerable.Range(first, count).Select(number => new DeadLetter(
            new()
            {
                Input = InputTopic.CustomerEvents,
                Topic = "topic",
                Partition = 0,
                Offset = number,
                Timestamp = now,
                Received = now,
                Key = "100:c1"u8.ToArray(),
                Value = value(number) is { } text ? Encoding.UTF8.GetBytes(text) : null,
                Headers = [new("content-type", "application/cloudevents+json"u8.ToArray())],
            },
            new(code, "found this; expected that"), DeadLetterStage.Decoding)).ToArray();
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await DeadLetterRows.InsertAsync(connection, transaction, "group", now, letters, default);
        await transaction.CommitAsync();
    }
}
