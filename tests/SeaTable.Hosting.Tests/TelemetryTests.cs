using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace SeaTable.Hosting.Tests;

/// <summary>What an application that sets OpenTelemetry up gets of the client without naming it.</summary>
public sealed class TelemetryTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void Spans_and_metrics_of_that_name_are_collected_unless_they_are_left_out(bool isLeftOut, int expected)
    {
        List<Activity> spans = [];
        List<Metric> metrics = [];
        using var source = new ActivitySource("SeaTable");
        using var meter = new Meter("SeaTable");
        var counter = meter.CreateCounter<int>($"test-{Guid.NewGuid():N}");
        using var host = Crm.Host([], (services, _) =>
        {
            services.AddCrmBase(_ => { }, hosting => hosting.DisableTracing = hosting.DisableMetrics = isLeftOut);
            services.AddOpenTelemetry()
                .WithTracing(tracing => tracing.AddInMemoryExporter(spans))
                .WithMetrics(telemetry => telemetry.AddInMemoryExporter(metrics));
        });
        var (tracer, reader) = (host.Services.GetRequiredService<TracerProvider>(),
            host.Services.GetRequiredService<MeterProvider>());

        source.StartActivity(counter.Name)?.Dispose();
        counter.Add(1);
        tracer.ForceFlush();
        reader.ForceFlush();

        Assert.Equal(expected, spans.Count(span => span.OperationName == counter.Name));
        Assert.Equal(expected, metrics.Count(metric => metric.Name == counter.Name));
    }
}
