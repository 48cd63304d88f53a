using System.Diagnostics;
using System.Globalization;

namespace SeaTable;

/// <summary>
/// One operation as it is traced and measured, over all its tries: one span, one measurement. It costs nothing when nobody
/// listens.
/// </summary>
internal readonly struct OperationTelemetry
{
    private readonly Activity? _activity;
    private readonly long _begun;
    private readonly string _operation;
    private readonly string? _collection;
    private readonly Uri _server;
    private readonly int _rows;

    private OperationTelemetry(string operation, string? collection, Uri server, int rows)
    {
        (_operation, _collection, _server, _rows) = (operation, collection, server, rows);
        _begun = Stopwatch.GetTimestamp();
        var batch = rows > 1 ? "BATCH " : "";
        _activity = Instruments.Source.HasListeners()
            ? Instruments.Source.StartActivity(
                collection is null ? $"{batch}{operation}" : $"{batch}{operation} {collection}", ActivityKind.Client)
            : null;
        if (_activity is { IsAllDataRequested: true })
        {
            foreach (var (name, value) in Common())
                _activity.SetTag(name, value);

            if (rows > 1)
                _activity.SetTag(Tags.BatchSize, rows);
        }
    }

    private bool IsListened => _server is not null;

    /// <param name="operation">What is done, such as <c>append_rows</c> or <c>SELECT</c>.</param>
    /// <param name="collection">The table's name in the schema.</param>
    /// <param name="server">The server.</param>
    /// <param name="rows">How many rows it writes; 0 when it writes none.</param>
    internal static OperationTelemetry Begin(string operation, string? collection, Uri server, int rows) =>
        Instruments.Source.HasListeners() || Instruments.Duration.Enabled || Instruments.Rows.Enabled
            ? new OperationTelemetry(operation, collection, server, rows)
            : default;

    /// <summary>Names the base, once it is known.</summary>
    internal void SetBase(string? name) => _activity?.SetTag(Tags.Namespace, name);

    internal void Succeeded(int attempts)
    {
        if (!IsListened)
            return;

        if (_rows > 0 && Instruments.Rows.Enabled)
        {
            Instruments.Rows.Add(_rows, new TagList
            {
                { Tags.System, Instruments.System }, { Tags.Collection, _collection }, { Tags.Direction, "write" },
            });
        }

        End(attempts, null);
    }

    /// <remarks>The words of an exception may repeat what stands in a cell, so they are left out.</remarks>
    internal void Failed(Exception error, int attempts)
    {
        if (!IsListened)
            return;

        // That the caller has thought better of it is no error.
        var type = error is OperationCanceledException ? null : TypeOf(error);
        if (type is not null)
        {
            _activity?.SetStatus(ActivityStatusCode.Error);
            _activity?.SetTag(Tags.Error, type);
            if ((error as SeaTableException)?.StatusCode is { } status)
                _activity?.SetTag(Tags.Status, ((int)status).ToString(CultureInfo.InvariantCulture));
        }

        End(attempts, type);
    }

    /// <summary>What kind of error it is: the status if there was one, else the exception.</summary>
    internal static string TypeOf(Exception error) => (error as SeaTableException)?.StatusCode is { } status
        ? ((int)status).ToString(CultureInfo.InvariantCulture)
        : error.GetType().FullName!;

    /// <summary>What both span and measurement have.</summary>
    private TagList Common()
    {
        var tags = new TagList
        {
            { Tags.System, Instruments.System }, { Tags.Operation, _operation }, { Tags.Server, _server.Host },
        };
        if (_collection is not null)
            tags.Add(Tags.Collection, _collection);

        if (!_server.IsDefaultPort)
            tags.Add(Tags.Port, _server.Port);

        return tags;
    }

    private void End(int attempts, string? error)
    {
        if (attempts > 1)
            _activity?.SetTag(Tags.Attempts, attempts);

        if (Instruments.Duration.Enabled)
        {
            var tags = Common();
            if (error is not null)
                tags.Add(Tags.Error, error);

            Instruments.Duration.Record(Stopwatch.GetElapsedTime(_begun).TotalSeconds, tags);
        }

        _activity?.Dispose();
    }
}
