namespace SeaTable;

/// <summary>What one caller asks for, on its way into a call that it may share with others.</summary>
/// <param name="item">What is asked for.</param>
/// <param name="key">The row that it changes, if that may happen once at a time only.</param>
/// <param name="cancellationToken">The caller's token.</param>
internal sealed class JoinedRequest<T, TResult>(T item, string? key, CancellationToken cancellationToken)
{
    // Nobody's work is to be done on the thread that serves all.
    private readonly TaskCompletionSource<JoinedOutcome<TResult>> _outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal T Item => item;

    internal string? Key => key;

    internal CancellationToken CancellationToken => cancellationToken;

    /// <summary>Where it comes from, for traces.</summary>
    internal JoinedOrigin Origin { get; } = JoinedOrigin.Current;

    /// <summary>How far it has come; changed under the lock of its <see cref="CallJoiner{T, TResult}"/>.</summary>
    internal JoinedState State { get; set; }

    /// <summary>The call that it is a part of.</summary>
    internal JoinedCall<T, TResult>? Call { get; set; }

    /// <summary>Whether its caller has cancelled it after it was answered, and waits for the proof alone.</summary>
    internal bool IsCanceled { get; set; }

    /// <summary>
    /// Whether a call with it was refused that may have carried it out: what comes of it later says nothing of that.
    /// </summary>
    internal bool MayBeApplied { get; set; }

    /// <summary>What its caller was refused with, once it has left.</summary>
    internal SeaTableApiException? Refusal { get; set; }

    /// <summary>What it failed of, if it did.</summary>
    internal Exception? Error => _outcome.Task is { IsFaulted: true, Exception.InnerException: { } error } ? error : null;

    /// <summary>Whether its caller waits no more.</summary>
    internal bool IsOut => _outcome.Task.IsCompleted;

    /// <summary>What becomes of it.</summary>
    internal Task<JoinedOutcome<TResult>> Outcome => _outcome.Task;

    /// <summary>Completes when its caller has done alone what could not be done together.</summary>
    internal Task Left => _left.Task;

    internal void Succeed(TResult result) => _outcome.TrySetResult(new JoinedOutcome<TResult>(false, result));

    /// <param name="error">The exception, which no other caller gets.</param>
    internal void Fail(Exception error) => _outcome.TrySetException(error);

    /// <summary>Lets the caller do it in a call of its own.</summary>
    internal void GoAlone() => _outcome.TrySetResult(new JoinedOutcome<TResult>(true, default!));

    /// <summary>Whether the caller does it in a call of its own.</summary>
    internal bool GoesAlone => _outcome.Task is { IsCompletedSuccessfully: true, Result.IsAlone: true };

    internal void Leave() => _left.TrySetResult();
}

/// <summary>What became of a request.</summary>
/// <param name="IsAlone">Whether its caller is to do it in a call of its own.</param>
/// <param name="Result">Otherwise, the result.</param>
internal readonly record struct JoinedOutcome<TResult>(bool IsAlone, TResult Result);

/// <summary>How far a request has come.</summary>
internal enum JoinedState
{
    /// <summary>It waits for others, or for its turn.</summary>
    Waiting,

    /// <summary>It is part of a call that is not sent yet.</summary>
    Taken,

    /// <summary>It was sent.</summary>
    Sent,

    /// <summary>It was answered, and is to be proven.</summary>
    Answered,
}
