using SeaTable.Emulator.Options;

namespace SeaTable.Emulator.Webhooks;

/// <summary>Remembers the latest requests to webhooks.</summary>
internal sealed class DeliveryList
{
    private readonly object _lock = new();
    private readonly Queue<WebhookDelivery> _deliveries = new();
    private long _characters;

    /// <summary>Occurs when a request was added, or all were cleared.</summary>
    public event Action? WasChanged;

    public void Add(WebhookDelivery delivery)
    {
        lock (_lock)
        {
            _deliveries.Enqueue(delivery);
            _characters += delivery.Body.Length;
            while (_deliveries.Count > Limits.RecordedDeliveries
                || (_characters > Limits.RecordedCharacters && _deliveries.Count > 1))
            {
                _characters -= _deliveries.Dequeue().Body.Length;
            }
        }

        WasChanged?.Invoke();
    }

    public IReadOnlyList<WebhookDelivery> Snapshot()
    {
        lock (_lock)
            return [.. _deliveries];
    }

    public void Clear()
    {
        lock (_lock)
        {
            _deliveries.Clear();
            _characters = 0;
        }

        WasChanged?.Invoke();
    }
}
