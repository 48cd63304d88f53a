using System.Text;

namespace SeaTable.Runtime;

/// <summary>Reads rows that are keyed by the names of columns like those that are keyed by keys.</summary>
public ref partial struct CellReader
{
    /// <summary>
    /// The key of the column whose name is the current one; a system field's is its name, and what is unknown has none.
    /// </summary>
    private ReadOnlySpan<byte> KeyOfName()
    {
        _named = TryGetText(out var name) ? _names!.Find(name) : null;
        if (_named is not null)
            return _named.Utf8;

        return _json.ValueSpan is [(byte)'_', ..] and var field && !_json.ValueIsEscaped ? field : default;
    }

    /// <summary>The column key in UTF-8.</summary>
    private readonly ReadOnlySpan<byte> KeySpan => _named is not null ? _named.Utf8 : _buffer.Slice(_nameStart, _nameLength);

    /// <summary>The column key as text, which only rare cells need.</summary>
    internal readonly string KeyText() =>
        _named is not null ? _named.Text : Encoding.UTF8.GetString(_buffer.Slice(_nameStart, _nameLength));
}
