using System.Net.Http.Headers;
using System.Text;
using Confluent.Kafka;
using EventPlatform.Contracts.Identity;
using EventPlatform.Platform.Running;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;
using EventPlatform.TestKit.Letters;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Platform.Tests.DeadLetters;

/// <summary>A platform that has refused a record of every code, for the command line and for the API.</summary>
public sealed class RefusedRecords : IAsyncLifetime
{
    private const string Client = "admin", Secret = "a-secret-of-an-admin";

    private IHost? _host;
    private TestInstallation? _at;

    /// <summary>For the command line.</summary>
    public IReadOnlyList<Specimen> ForTerminal { get; } = Specimen.All("terminal");

    /// <summary>For the API.</summary>
    public IReadOnlyList<Specimen> ForHttp { get; } = Specimen.All("http");

    public StoredLedger Store => new(At.Database);

    public IConfiguration Settings => new ConfigurationBuilder().AddInMemoryCollection(Configuration()).Build();

    private TestInstallation At => _at ?? throw new InvalidOperationException("not started");

    public async Task InitializeAsync()
    {
        _at = await TestInstallation.CreateAsync(partitions: 1);
        await SendAsync([.. ForTerminal, .. ForHttp]);
        _host = PlatformHost.Build(new HashSet<Role> { Role.Ingest, Role.Api }, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(Configuration());
        });
        await _host.StartAsync();
        await Eventually.Is(() => Store.CountAsync("select count(*) from ingest.dead_letters"), count => count == ForTerminal.Count + ForHttp.Count, TimeSpan.FromMinutes(1));
    }

    public async Task DisposeAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
    }

    public HttpClient CreateClient() => new()
    {
        BaseAddress = new(((WebApplication)_host!).Urls.Single()),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Client}:{Secret}"))) },
    };

    /// <summary>The letter of a specimen, by its place among those of its code.</summary>
    public Task<long> LetterOfAsync(Specimen specimen)
    {
        var (list, input) = (ForTerminal.Contains(specimen) ? ForTerminal : ForHttp, specimen.IsSystemEvent ? At.SystemEvents : At.CustomerEvents);
        return Store.CountAsync($"select id from ingest.dead_letters where coalesce(first_code, code) = '{specimen.Code}' and origin_topic = '{input}' order by origin_offset offset {(list == ForTerminal ? 0 : 1)} limit 1");
    }

    /// <summary>How often the mended event is stored under its identity, as one that was put back.</summary>
    public Task<long> StoredAsync(Specimen specimen, long letter) => Store.CountAsync(
        $"""
        select count(*) from events.mt_events where id = '{EventIdentity.OfSource(Specimen.Organisation, Specimen.Source, specimen.SourceId)}'
          and headers ->> 'redriven' = '{letter}' and headers ->> 'sourceId' = '{specimen.SourceId}'
        """);

    private IEnumerable<KeyValuePair<string, string?>> Configuration() =>
    [
        .. At.Configuration(),
        new("Ingest:Organisations", "100"),
        new("Api:Clients:0:Key", Client),
        new("Api:Clients:0:Secret", Secret),
        new("Api:Clients:0:Organisations", $"{Specimen.Organisation},{Specimen.ForeignOrganisation}"),
        new("Api:Clients:0:Roles", "read,admin"),
        new("urls", "http://127.0.0.1:0"),
    ];

    private async Task SendAsync(IReadOnlyList<Specimen> specimens)
    {
        using var producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig { BootstrapServers = At.BootstrapServers }).Build();
        foreach (var specimen in specimens)
            foreach (var record in new[] { specimen.Before, specimen.Record }.OfType<SpecimenRecord>())
                await producer.ProduceAsync(specimen.IsSystemEvent ? At.SystemEvents : At.CustomerEvents, new()
                {
                    Key = record.KeyBytes,
                    Value = record.ValueBytes,
                    Headers = [.. record.Headers.Select(header => new Header(header.Name, Encoding.UTF8.GetBytes(header.Value)))],
                });
    }
}
