using SeaTable.Emulator.Options;

namespace SeaTable.Emulator.Server;

/// <summary>Remembers the latest requests.</summary>
internal sealed class RequestRecorder(int capacity)
{
    private readonly object _lock = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private readonly Dictionary<EmulatorOperation, long> _counts = [];
    private long _characters;
    private long _revision;

    /// <summary>Occurs when a request was added, or all were cleared.</summary>
    public event Action? WasChanged;

    /// <summary>Gets a number that is another one after each of these.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>Counts the requests since the beginning, or since they were cleared: all, or those for one operation.</summary>
    public long Count(EmulatorOperation? operation = null)
    {
        lock (_lock)
            return operation is { } one ? _counts.GetValueOrDefault(one) : _counts.Values.Sum();
    }

    public void Add(RecordedRequest request)
    {
        lock (_lock)
        {
            _counts[request.Operation] = _counts.GetValueOrDefault(request.Operation) + 1;
            _requests.Enqueue(request);
            _characters += request.Body.Length;
            while (_requests.Count > capacity || (_characters > Limits.RecordedCharacters && _requests.Count > 1))
                _characters -= _requests.Dequeue().Body.Length;
            _revision++;
        }

        WasChanged?.Invoke();
    }

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_lock)
            return [.. _requests];
    }

    /// <summary>Gets the latest requests, and how many there were.</summary>
    public (IReadOnlyList<RecordedRequest> Requests, long Count) Latest(int limit)
    {
        lock (_lock)
            return ([.. _requests.TakeLast(limit)], Count());
    }

    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _counts.Clear();
            _characters = 0;
            _revision++;
        }

        WasChanged?.Invoke();
    }
}
