using Microsoft.Extensions.Configuration;
using Npgsql;

namespace EventPlatform.EventStore;

/// <summary>Pools of connections to the store's database.</summary>
public static class StoreConnections
{
    /// <summary>
    /// Plans that were made while a table was small must not turn into scans or sorts when it has grown: every statement has its index, and
    /// reads along it, for a page read at random costs no more than one in order. A client that is gone is noticed while its session waits.
    /// </summary>
    public const string ServerSettings =
        "-c enable_seqscan=off -c random_page_cost=1 -c max_parallel_workers_per_gather=0 -c jit=off -c client_connection_check_interval=1s";

    /// <param name="configuration">Holds <c>ConnectionStrings:EventStore</c>.</param>
    /// <param name="searchPath">Schema of the tables that statements do not qualify.</param>
    public static NpgsqlDataSource Open(IConfiguration configuration, string searchPath)
    {
        var settings = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("EventStore"));
        settings.Options = settings.Options is { Length: > 0 } given ? $"{given} {ServerSettings}" : ServerSettings;
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 100);
        settings.AutoPrepareMinUsages = 2;
        settings.SearchPath = searchPath;
        settings.ApplicationName ??= "eventplatform";
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
