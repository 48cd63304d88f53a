using System.Diagnostics;

namespace SeaTable;

/// <summary>
/// The spans of a call that several callers share. Each caller has one of its own, in its own trace; that of the call is linked
/// with all of them, and the calls that are sent stand below it. There are none when nobody listens.
/// </summary>
internal sealed class JoinedTelemetry : IDisposable
{
    private readonly List<Activity?> _ofCallers;
    private readonly Activity? _ofCall;

    private JoinedTelemetry(string operation, string collection, IReadOnlyList<JoinedOrigin> callers)
    {
        var name = $"{operation} {collection}";
        _ofCallers = [.. callers.Select(caller => Start(name, caller, null))];
        _ofCall = Start(
            $"JOINED {name}", default, _ofCallers.OfType<Activity>().Select(activity => new ActivityLink(activity.Context)));
        _ofCall?.SetTag(Tags.BatchSize, callers.Count);
        Activity.Current = _ofCall;
    }

    /// <summary>Begins; what is done afterwards by the caller of this method stands below the span of the call.</summary>
    internal static JoinedTelemetry? Begin(string operation, string collection, IEnumerable<JoinedOrigin> callers) =>
        Instruments.Source.HasListeners() ? new JoinedTelemetry(operation, collection, [.. callers]) : null;

    /// <summary>Notes what callers were told; that one has cancelled is no error.</summary>
    internal void SetErrors(IEnumerable<Exception?> errors)
    {
        foreach (var (activity, error) in _ofCallers.Zip(errors))
        {
            if (activity is null || error is null or OperationCanceledException)
                continue;

            activity.SetStatus(ActivityStatusCode.Error);
            activity.SetTag(Tags.Error, OperationTelemetry.TypeOf(error));
        }
    }

    public void Dispose()
    {
        _ofCallers.ForEach(activity => activity?.Dispose());
        _ofCall?.Dispose();
        Activity.Current = null;
    }

    private static Activity? Start(string name, JoinedOrigin origin, IEnumerable<ActivityLink>? links)
    {
        Activity.Current = null;
        var activity = Instruments.Source.StartActivity(
            name, ActivityKind.Internal, origin.Context, links: links, startTime: origin.Begun);
        activity?.SetTag(Tags.System, Instruments.System);
        return activity;
    }
}

/// <summary>Where a request comes from.</summary>
/// <param name="Context">The span of its caller, if there is one.</param>
/// <param name="Begun">When it was made.</param>
internal readonly record struct JoinedOrigin(ActivityContext Context, DateTimeOffset Begun)
{
    /// <summary>That of the present caller; nothing when nobody listens.</summary>
    internal static JoinedOrigin Current => Instruments.Source.HasListeners()
        ? new JoinedOrigin(Activity.Current?.Context ?? default, DateTimeOffset.UtcNow) : default;
}
