using SeaTable.Emulator.Options;

namespace SeaTable.Emulator.Server;

/// <summary>Remembers the latest requests.</summary>
internal sealed class RequestRecorder(int capacity)
{
    private readonly object _lock = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private long _characters;
    private long _count;

    /// <summary>How many requests there were since the beginning, or since they were cleared.</summary>
    public long Count => Interlocked.Read(ref _count);

    public void Add(RecordedRequest request)
    {
        lock (_lock)
        {
            _count++;
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
            (_characters, _count) = (0, 0);
        }
    }
}
