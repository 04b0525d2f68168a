namespace Marten;

/// <summary>Has a say in the options before the store is built.</summary>
public interface IConfigureMarten
{
    void Configure(IServiceProvider services, StoreOptions options);
}
