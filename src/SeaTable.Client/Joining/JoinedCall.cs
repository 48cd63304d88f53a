namespace SeaTable;

/// <summary>The requests of several callers that go to the server together.</summary>
/// <param name="requests">The requests.</param>
/// <param name="gate">What their states are locked by.</param>
/// <param name="turns">Is told when they are sent.</param>
internal sealed class JoinedCall<T, TResult>(
    IReadOnlyList<JoinedRequest<T, TResult>> requests, object gate, JoinTurns turns) : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private bool _isSent;

    internal IReadOnlyList<JoinedRequest<T, TResult>> Requests => requests;

    /// <summary>Cancelled when all callers have cancelled.</summary>
    internal CancellationToken CancellationToken => _end.Token;

    /// <summary>Whether those who come meanwhile wait until it is sent, and it is not.</summary>
    internal bool IsUnsent => requests.Count > 1 && !_isSent;

    /// <summary>Notes that it is sent, so that those who come from now on wait no longer for that.</summary>
    internal void SetSent()
    {
        lock (gate)
        {
            if (_isSent)
                return;

            _isSent = true;
        }

        turns.SetSent();
    }

    /// <summary>
    /// Begins to send requests. From now on the outcome of each is in doubt for a caller who cancels; those who have cancelled
    /// before are not among them any more.
    /// </summary>
    /// <returns>Those that are to be sent.</returns>
    /// <exception cref="OperationCanceledException">There is none any more.</exception>
    internal List<JoinedRequest<T, TResult>> TakeForSending(IEnumerable<JoinedRequest<T, TResult>> part)
    {
        lock (gate)
        {
            var taken = part.Where(request => !request.IsOut).ToList();
            if (taken.Count == 0)
                throw new OperationCanceledException("All callers have cancelled.", CancellationToken);

            taken.ForEach(request => request.State = JoinedState.Sent);
            SetSent();
            return taken;
        }
    }

    /// <summary>Notes that the server has carried nothing of these out: who cancels now is left out.</summary>
    internal void SetRefused(IEnumerable<JoinedRequest<T, TResult>> part) => Set(part, JoinedState.Taken);

    /// <summary>Notes that the server has carried these out, which is to be proven still.</summary>
    internal void SetAnswered(IEnumerable<JoinedRequest<T, TResult>> part) => Set(part, JoinedState.Answered);

    /// <summary>Ends it if no caller waits any more.</summary>
    internal void EndIfAbandoned()
    {
        if (!requests.All(request => request.IsOut && !request.GoesAlone))
            return;

        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It came to its end by itself meanwhile.
        }
    }

    public void Dispose() => _end.Dispose();

    private void Set(IEnumerable<JoinedRequest<T, TResult>> part, JoinedState state)
    {
        lock (gate)
        {
            foreach (var request in part)
                request.State = state;
        }
    }
}
