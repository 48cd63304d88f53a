using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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
        var spans = new Spans();
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

        Assert.Equal(expected, spans.SoFar().Count(span => span.OperationName == counter.Name));
        Assert.Equal(expected, metrics.Count(metric => metric.Name == counter.Name));
    }

    /// <summary>
    /// ASP.NET Core has an activity for each request, which is not recorded unless somebody listens to its source.
    /// OpenTelemetry's sampler goes by the parent, so that no trace begins in the middle.
    /// </summary>
    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public async Task The_spans_of_a_request_are_recorded_when_the_request_is_or_the_sampler_does_not_go_by_it(
        bool isRequestTraced, bool isSamplerAlwaysOn, bool isExpected)
    {
        var spans = new Spans();
        await using var emulator = await Crm.StartAsync();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.AddProvider(new LogLines());
        builder.Configuration.AddInMemoryCollection(emulator.Settings());
        builder.Services.AddCrmBase(builder.Configuration.GetSection(Crm.Section));
        builder.Services.AddOpenTelemetry().WithTracing(tracing =>
        {
            if (isRequestTraced)
                tracing.AddSource("Microsoft.AspNetCore");
            if (isSamplerAlwaysOn)
                tracing.SetSampler(new AlwaysOnSampler());
            tracing.AddInMemoryExporter(spans);
        });
        await using var app = builder.Build();
        app.MapGet("/count", (CrmBase crm) => crm.Contacts.CountAsync());
        await app.StartAsync();

        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Equal("0", await http.GetStringAsync("/count"));
        app.Services.GetRequiredService<TracerProvider>().ForceFlush();

        // Other tests have spans, too.
        var own = spans.SoFar().FindAll(span => emulator.Server.Port.Equals(span.GetTagItem("server.port")));
        Assert.Equal(isExpected, own.Exists(span => span.DisplayName == "SELECT Contacts"));
        Assert.All(own, span => Assert.NotNull(span.ParentId));
    }

    /// <summary>The spans that were exported: those of the whole process, which other threads add while a test looks.</summary>
    private sealed class Spans : Collection<Activity>
    {
        private readonly Lock _lock = new();

        internal List<Activity> SoFar()
        {
            lock (_lock)
                return [.. this];
        }

        protected override void InsertItem(int index, Activity item)
        {
            lock (_lock)
                base.InsertItem(Count, item);
        }
    }
}
