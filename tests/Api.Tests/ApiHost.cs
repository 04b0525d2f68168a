using System.Net.Http.Headers;
using System.Text;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.ReadModels.SetBased;
using EventPlatform.TestKit;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EventPlatform.Api.Tests;

/// <summary>The API on a socket of its own, over a database of its own.</summary>
public class ApiHost : IAsyncLifetime
{
    public const long Org = 100, OtherOrg = 200;

    /// <summary>Every client, by key: organisations and roles. Each secret is made from the key.</summary>
    public static readonly IReadOnlyDictionary<string, (string Organisations, string Roles)> Clients = new Dictionary<string, (string, string)>
    {
        ["reader"] = ("100", "read"),
        ["writer"] = ("100", "write"),
        ["admin"] = ("100", "admin"),
        ["office"] = ("100,200", "read,write,admin"),
        ["stranger"] = ("300", "read,write,admin"),
    };

    private readonly string? _connectionString;
    private readonly Dictionary<string, string?> _more = [];
    private WebApplication? _app;

    public ApiHost()
    {
    }

    internal ApiHost(string? connectionString, params IEnumerable<KeyValuePair<string, string?>> more)
    {
        _connectionString = connectionString;
        _more = more.ToDictionary();
    }

    public WebApplication App => _app ?? throw new InvalidOperationException("The host has not been started.");

    public NpgsqlDataSource Database => App.Services.GetRequiredService<NpgsqlDataSource>();

    public Uri Address => new(App.Urls.Single());

    public static string SecretOf(string key) => $"secret-of-{key}-that-is-long";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(Settings(_connectionString ?? await TestPostgres.CreateDatabaseAsync()));
        builder.Configuration.AddInMemoryCollection(_more);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Add(builder);
        _app = builder.Build();
        _app.MapApi();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Add(WebApplicationBuilder builder) => builder.AddApi();

    /// <summary>A client of the API; anonymous where no key is given.</summary>
    public HttpClient As(string? key)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = Basic(key, SecretOf(key));
        return client;
    }

    public static AuthenticationHeaderValue Basic(string key, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));

    /// <summary>Appends events to a customer's stream.</summary>
    public async Task AppendAsync(string customerId, params StoredEvent[] events)
    {
        await using var session = App.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append(StreamKey.Customer(Org, customerId), [.. events]);
        await session.SaveChangesAsync();
    }

    /// <summary>Writes rows of a read model.</summary>
    public async Task WriteAsync<TRow>(RowStatement<TRow> statement, params TRow[] rows)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var batch = new WriteBatch(connection, transaction))
            await batch.Add(statement, rows).ExecuteAsync(default);
        await transaction.CommitAsync();
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static Dictionary<string, string?> Settings(string connectionString)
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:EventStore"] = connectionString, ["Api:RequestsPerMinute"] = "1000000" };
        foreach (var (i, (key, (organisations, roles))) in Clients.Index())
        {
            settings[$"Api:Clients:{i}:Key"] = key;
            settings[$"Api:Clients:{i}:Secret"] = SecretOf(key);
            settings[$"Api:Clients:{i}:Organisations"] = organisations;
            settings[$"Api:Clients:{i}:Roles"] = roles;
        }
        return settings;
    }
}

/// <summary>Test classes that share one host, each with customers and definitions of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedApi : ICollectionFixture<ApiHost>
{
    public const string Name = "api";
}
