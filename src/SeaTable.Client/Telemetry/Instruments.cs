using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SeaTable;

/// <summary>
/// What traces and metrics are made with, named after OpenTelemetry's conventions for clients of databases. Nothing of it holds a
/// token or a cell's value.
/// </summary>
internal static class Instruments
{
    /// <summary>The name to listen to, of both source and meter.</summary>
    internal const string Name = "SeaTable";

    internal const string System = "seatable";

    private static readonly string? s_version = typeof(Instruments).Assembly.GetName().Version?.ToString(3);
    private static readonly Meter s_meter = new(Name, s_version);
    private static readonly ConcurrentDictionary<(string Server, string? Base), int> s_left = new();

    internal static ActivitySource Source { get; } = new(Name, s_version);

    /// <summary>How long operations take, all their tries included.</summary>
    internal static Histogram<double> Duration { get; } = s_meter.CreateHistogram<double>(
        "db.client.operation.duration", "s", "Duration of operations, with all their tries and the waits between them."
#if NET9_0_OR_GREATER
        , tags: null,
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] });
#else
        );
#endif

    /// <summary>The calls sent, which count against the server's limits.</summary>
    internal static Counter<long> Calls { get; } = s_meter.CreateCounter<long>(
        "seatable.client.calls", "{call}", "Calls sent to the server, repeated ones included.");

    /// <summary>The rows that were written and read.</summary>
    internal static Counter<long> Rows { get; } = s_meter.CreateCounter<long>(
        "seatable.client.rows", "{row}", "Rows that operations wrote or read.");

    /// <summary>The calls that the server has left until its next window.</summary>
    internal static ObservableGauge<int> Remaining { get; } = s_meter.CreateObservableGauge(
        "seatable.client.calls.remaining", Observe, "{call}", "Calls that the server has left in the present window.");

    /// <summary>Counts rows that an operation read.</summary>
    internal static void CountRead(int rows, string? collection)
    {
        if (Rows.Enabled && rows > 0)
            Rows.Add(rows, new TagList { { Tags.System, System }, { Tags.Collection, collection }, { Tags.Direction, "read" } });
    }

    /// <summary>Notes what the server said to have left.</summary>
    internal static void NoteRemaining(string server, string? baseName, int remaining)
    {
        if (Remaining.Enabled)
            s_left[(server, baseName)] = remaining;
    }

    private static IEnumerable<Measurement<int>> Observe()
    {
        foreach (var ((server, baseName), remaining) in s_left)
        {
            yield return new Measurement<int>(
                remaining, new KeyValuePair<string, object?>(Tags.Server, server), new(Tags.Namespace, baseName));
        }
    }
}

/// <summary>The names of attributes.</summary>
internal static class Tags
{
    internal const string System = "db.system.name";
    internal const string Operation = "db.operation.name";
    internal const string Collection = "db.collection.name";
    internal const string Namespace = "db.namespace";
    internal const string BatchSize = "db.operation.batch.size";
    internal const string Status = "db.response.status_code";
    internal const string Server = "server.address";
    internal const string Port = "server.port";
    internal const string Error = "error.type";
    internal const string Attempts = "seatable.attempts";
    internal const string Direction = "seatable.rows.direction";
}
