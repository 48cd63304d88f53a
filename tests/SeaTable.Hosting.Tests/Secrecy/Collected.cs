using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace SeaTable.Hosting.Tests.Secrecy;

/// <summary>All that is logged, traced and measured in the process, from all sources and at all levels.</summary>
internal sealed class Collected : ILoggerProvider, ILogger
{
    private readonly HashSet<string> _texts = [];
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();

    internal Collected()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_spans);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Add(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        _meters.Start();
    }

    internal IReadOnlyCollection<string> Texts
    {
        get
        {
            _meters.RecordObservableInstruments();
            lock (_texts)
                return [.. _texts];
        }
    }

    internal void Add(string kind, object? value)
    {
        lock (_texts)
            _texts.Add($"{kind}: {value}");
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        AddState("scope", state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Add("log", $"{formatter(state, exception)} {exception}");
        AddState("log", state);
    }

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
    }

    private void AddState<TState>(string kind, TState state)
    {
        Add(kind, state);
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
        {
            foreach (var (name, value) in values)
                Add($"{kind} {name}", value is IEnumerable<object> many ? string.Join(" ", many) : value);
        }
    }

    private void Add(Activity span)
    {
        Add("span", $"{span.OperationName} {span.DisplayName} {span.StatusDescription} {span.TraceStateString}");
        foreach (var (name, value) in span.TagObjects.Concat(span.Events.SelectMany(one => one.Tags)))
            Add($"tag {name}", value);

        foreach (var (name, value) in span.Baggage)
            Add($"baggage {name}", value);
    }

    private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
            Add($"{instrument.Name} {name}", value);
    }
}
