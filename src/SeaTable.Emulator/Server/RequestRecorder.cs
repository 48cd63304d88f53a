namespace SeaTable.Emulator.Server;

/// <summary>Remembers the latest requests.</summary>
internal sealed class RequestRecorder(int capacity)
{
    private readonly object _lock = new();
    private readonly Queue<RecordedRequest> _requests = new();

    public void Add(RecordedRequest request)
    {
        lock (_lock)
        {
            _requests.Enqueue(request);
            while (_requests.Count > capacity)
                _requests.Dequeue();
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
            _requests.Clear();
    }
}
