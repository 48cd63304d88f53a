using SeaTable.Emulator.Options;

namespace SeaTable.Emulator.Server;

/// <summary>Remembers the latest requests.</summary>
internal sealed class RequestRecorder(int capacity)
{
    private readonly object _lock = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private readonly Dictionary<EmulatorOperation, long> _counts = [];
    private long _characters;

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
        }
    }

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_lock)
            return [.. _requests];
    }

    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _counts.Clear();
            _characters = 0;
        }
    }
}
