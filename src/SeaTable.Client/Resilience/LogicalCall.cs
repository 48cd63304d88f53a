namespace SeaTable;

/// <summary>One call with all its tries: what it does, and what became of it so far.</summary>
/// <param name="doing">What it does, as it follows "while" in a message.</param>
/// <param name="operation">Its name in logs.</param>
/// <param name="table">The name of the table that it is about.</param>
/// <param name="category">What it does to the base.</param>
/// <param name="options">How often it is repeated.</param>
/// <param name="clock">The clock.</param>
internal sealed class LogicalCall(
    string doing, string operation, string? table, SeaTableOperationCategory category, SeaTableRetryOptions options,
    TimeProvider clock)
{
    private static readonly TimeSpan s_longestBackoff = TimeSpan.FromSeconds(30);

    /// <summary>The wait after a 429 that does not say how long: the limits are those of a minute.</summary>
    private static readonly TimeSpan s_unhintedLimit = TimeSpan.FromSeconds(20);

    private readonly long _begun = clock.GetTimestamp();
    private bool _mayBeApplied;

    internal string Doing => doing;

    internal string Operation => operation;

    /// <summary>The name of the table that it is about; null when it is about none.</summary>
    internal string? Collection => table;

    /// <summary>What it is about, for logs: a table, or the base as a whole.</summary>
    internal string Table => table ?? "(base)";

    internal SeaTableOperationCategory Category => category;

    /// <summary>Is told that nothing was carried out of it so far, before it is tried again.</summary>
    internal Action? OnNothingDone { get; init; }

    /// <summary>How often it was tried.</summary>
    internal int Tries { get; set; }

    /// <summary>The wait before the next try.</summary>
    internal TimeSpan Delay { get; private set; }

    /// <summary>Whether a try before the present one may have been carried out.</summary>
    internal bool MayBeApplied { get; private set; }

    /// <summary>Whether any try may have been carried out, the last one included.</summary>
    internal bool MayBeDone => MayBeApplied || _mayBeApplied;

    /// <summary>The time that is left for all of it.</summary>
    internal TimeSpan Left => options.TotalTimeout - clock.GetElapsedTime(_begun);

    /// <summary>Begins a try, with the time it has.</summary>
    internal TimeLimit BeginTry(CancellationToken cancellationToken)
    {
        Tries++;
        MayBeApplied |= _mayBeApplied;
        var left = Left;
        return new TimeLimit(left < options.AttemptTimeout ? left : options.AttemptTimeout, clock, cancellationToken);
    }

    /// <summary>Decides whether a failed try is repeated, and after which wait.</summary>
    /// <param name="error">What it failed of.</param>
    /// <param name="attempt">How many tries were before it.</param>
    internal bool ShallRepeat(SeaTableException error, int attempt)
    {
        _mayBeApplied = !error.NotApplied && category != SeaTableOperationCategory.Read;
        if (!MayBeDone)
            OnNothingDone?.Invoke();

        if (!error.IsTransient && error is not SeaTableUnknownOutcomeException)
            return false;

        if (!error.NotApplied && category > options.RepeatUpTo)
            return false;

        Delay = DelayAfter(error, attempt);
        return Delay < Left;
    }

    /// <summary>What the server asks for is never shortened; what many were told at once is spread.</summary>
    private TimeSpan DelayAfter(SeaTableException error, int attempt)
    {
        var backoff = options.BaseDelay * Math.Pow(2, attempt);
        backoff = (backoff < s_longestBackoff ? backoff : s_longestBackoff) * (0.5 + Random.Shared.NextDouble());
        if (error.RetryAfter is { } hint)
            return hint + options.BaseDelay * Random.Shared.NextDouble();

        return error.StatusCode == System.Net.HttpStatusCode.TooManyRequests && backoff < s_unhintedLimit
            ? s_unhintedLimit + backoff
            : backoff;
    }
}
