using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace SeaTable.Hosting;

/// <summary>
/// Has OpenTelemetry listen to the spans and metrics of the client, in applications that set it up; in others nothing happens.
/// </summary>
internal static class Telemetry
{
    /// <summary>The name of the client's source of spans, and of its meter.</summary>
    private const string Name = "SeaTable";

    internal static void Add(IServiceCollection services, SeaTableHostingOptions hosting)
    {
        if (!hosting.DisableTracing)
            services.ConfigureOpenTelemetryTracerProvider(static builder => builder.AddSource(Name));

        if (!hosting.DisableMetrics)
            services.ConfigureOpenTelemetryMeterProvider(static builder => builder.AddMeter(Name));
    }
}
