using System.Reflection;
using EventPlatform.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.Hosting;

/// <summary>Logs, metrics and traces of a process: called once by its Program.cs.</summary>
public static class TelemetryExtensions
{
    private const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Sources and meters of the libraries below us; they have no instrumentation package of their own.</summary>
    private static readonly string[] Libraries = ["Npgsql", "Marten"];

    // Marten's daemon tells of every page of every shard; a rule of Logging__LogLevel__Marten.Events.Daemon still wins, for it stands behind this one.
    private static readonly LoggerFilterRule QuietDaemon = new(null, "Marten.Events.Daemon", LogLevel.Warning, null);

    /// <summary>
    /// Logs to the console, one line an entry (JSON where the output is no terminal). Logs, metrics and traces also go by OTLP where
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; without it nothing is collected.
    /// </summary>
    public static IHostApplicationBuilder AddEventPlatformTelemetry(this IHostApplicationBuilder builder, string serviceName)
    {
        AddConsoleLog(builder.Logging);
        builder.Services.Configure<LoggerFilterOptions>(options => options.Rules.Insert(0, QuietDaemon));
        return builder.AddTelemetryExport(serviceName);
    }

    /// <summary>Logs, metrics and traces by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; nothing otherwise.</summary>
    public static IHostApplicationBuilder AddTelemetryExport(this IHostApplicationBuilder builder, string serviceName)
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration[EndpointSetting]))
            AddExport(builder.Services.AddOpenTelemetry(), serviceName);
        return builder;
    }

    /// <summary>Version of the running program, as it is sent with telemetry and written to dead letters.</summary>
    public static string ProductVersion { get; } =
        typeof(TelemetryExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private static void AddConsoleLog(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        if (Console.IsOutputRedirected)
            logging.AddJsonConsole(UseUtc);
        else
            logging.AddSimpleConsole(console =>
            {
                UseUtc(console);
                console.SingleLine = true;
            });
    }

    private static void UseUtc(ConsoleFormatterOptions console)
    {
        console.UseUtcTimestamp = true;
        console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fff'Z '";
    }

    private static void AddExport(IOpenTelemetryBuilder telemetry, string serviceName) => telemetry
        .ConfigureResource(resource => resource.AddService(serviceName, serviceVersion: ProductVersion))
        .WithTracing(tracing => tracing.AddSource([Catalogue.SourceName, "Microsoft.AspNetCore", .. Libraries]))
        .WithMetrics(metrics => metrics.AddMeter([Catalogue.SourceName, "Microsoft.AspNetCore.Hosting", .. Libraries]))
        .WithLogging()
        .UseOtlpExporter();
}
