namespace Marten;

/// <summary>A say in the options that was given as a delegate.</summary>
internal sealed class ConfigureMartenBy(Action<IServiceProvider, StoreOptions> configure) : IConfigureMarten
{
    public void Configure(IServiceProvider services, StoreOptions options) => configure(services, options);
}
