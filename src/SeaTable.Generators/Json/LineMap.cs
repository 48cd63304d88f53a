using System.Collections.Generic;

namespace SeaTable.Generators.Json;

/// <summary>Turns offsets of a text into lines and columns, both counted from zero.</summary>
internal sealed class LineMap
{
    private readonly List<int> _lineStarts = [0];
    private readonly int _length;

    public LineMap(string text)
    {
        _length = text.Length;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            var isLineEnd = character == '\n'
                || (character == '\r' && (index + 1 == text.Length || text[index + 1] != '\n'));
            if (isLineEnd)
            {
                _lineStarts.Add(index + 1);
            }
        }
    }

    /// <summary>The line and column of an offset; one outside the text counts as its nearest end.</summary>
    public (int Line, int Column) Locate(int offset)
    {
        var within = offset < 0 ? 0 : offset > _length ? _length : offset;
        var found = _lineStarts.BinarySearch(within);
        var line = found >= 0 ? found : ~found - 1;
        return (line, within - _lineStarts[line]);
    }
}
