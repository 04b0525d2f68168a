using System.Text.Json;
using JasperFx;
using Marten.Events;
using Marten.Events.Projections;
using Marten.Services;
using Npgsql;
using Weasel.Core;

namespace Marten;

/// <summary>Everything that is configured about a store.</summary>
public class StoreOptions
{
    private ISerializer _serializer = new SystemTextJsonSerializer();

    public StoreOptions()
    {
        EventOptions = new EventStoreOptions(this);
        Projections = new ProjectionOptions(this);
    }

    /// <summary>Schema of the tables, in lower case.</summary>
    public string DatabaseSchemaName
    {
        get;
        set => field = value.ToLowerInvariant();
    } = "public";

    public AutoCreate AutoCreateSchemaObjects { get; set; } = AutoCreate.CreateOrUpdate;

    /// <summary>Advisory lock under which schemas are applied.</summary>
    public int ApplyChangesLockId { get; set; } = 4004;

    public IEventStoreOptions Events => EventOptions;

    public ProjectionOptions Projections { get; }

    internal EventStoreOptions EventOptions { get; }

    internal ConnectionSource? Source { get; private set; }

    public void Connection(string connectionString) => Source = ConnectionSource.Owned(connectionString);

    /// <summary>The data source stays the caller's; it is not disposed.</summary>
    public void Connection(NpgsqlDataSource dataSource) => Source = ConnectionSource.Borrowed(dataSource);

    public ISerializer Serializer() => _serializer;

    public void Serializer(ISerializer serializer) => _serializer = serializer;

    public void UseSystemTextJsonForSerialization(EnumStorage enumStorage = EnumStorage.AsInteger, Casing casing = Casing.Default,
        Action<JsonSerializerOptions>? configure = null) =>
        UseSystemTextJsonForSerialization(null, enumStorage, casing, configure);

    public void UseSystemTextJsonForSerialization(JsonSerializerOptions? options, EnumStorage enumStorage = EnumStorage.AsInteger,
        Casing casing = Casing.Default, Action<JsonSerializerOptions>? configure = null)
    {
        var serializer = new SystemTextJsonSerializer(options) { EnumStorage = enumStorage, Casing = casing };
        if (configure is not null)
        {
            serializer.Configure(configure);
        }

        Serializer(serializer);
    }
}
