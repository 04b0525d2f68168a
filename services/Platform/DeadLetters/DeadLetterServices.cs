using EventPlatform.DeadLetters;
using EventPlatform.DeadLetters.Discarding;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Redriving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.Platform.DeadLetters;

/// <summary>What the commands work with, for as long as one runs.</summary>
internal sealed class DeadLetterServices : IDisposable
{
    private readonly IHost host;

    public DeadLetterServices(IConfiguration configuration)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(configuration);
        builder.AddDeadLetters();
        host = builder.Build();
    }

    public DeadLetterQueries Queries => host.Services.GetRequiredService<DeadLetterQueries>();

    public OpenLetters Open => host.Services.GetRequiredService<OpenLetters>();

    public Redrive Redrive => host.Services.GetRequiredService<Redrive>();

    public Discard Discard => host.Services.GetRequiredService<Discard>();

    public void Dispose() => host.Dispose();
}
