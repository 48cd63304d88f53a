using System;

namespace SeaTable.Generators.Analysis;

/// <summary>
/// Something that is found by whoever asks first, while others who ask wait: a compiler looks at many places at a time. Unlike
/// <see cref="Lazy{T}"/> it is found again after a try that was cancelled.
/// </summary>
internal sealed class ReadOnce<T>
    where T : class
{
    private readonly object _gate = new();
    private T? _value;
    private bool _isRead;

    public T? Get(Func<T?> read)
    {
        lock (_gate)
        {
            if (!_isRead)
            {
                _value = read();
                _isRead = true;
            }

            return _value;
        }
    }
}
