using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace WebApi;

/// <summary>Health, traces and metrics. Those of the base come along by <c>AddCrmBase</c>.</summary>
internal static class Observability
{
    /// <summary>
    /// Sends to the collector of OTEL_EXPORTER_OTLP_ENDPOINT where there is one; <c>--telemetry console</c> shows spans here.
    /// </summary>
    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName))
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation());
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
            telemetry.UseOtlpExporter();
        else if (builder.Configuration["telemetry"] == "console")
            telemetry.WithTracing(tracing => tracing.AddConsoleExporter());
    }

    /// <summary>It names the base and what the API token may do, so keep it for those who run the application.</summary>
    internal static void MapHealth(this IEndpointRouteBuilder app) => app.MapHealthChecks("/health", new HealthCheckOptions
    {
        ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new
            {
                status = entry.Value.Status.ToString(),
                entry.Value.Description,
            }),
        }),
    });
}
