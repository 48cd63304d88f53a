namespace SeaTable.Emulator.Columns;

/// <summary>
/// Finds cells that need each other in a circle while they are computed, all of them, whichever is asked for first: a cell that
/// is reached again, and each one between, belongs to the circle, and so does one that needs a cell of a circle that is still
/// open.
/// </summary>
internal sealed class CircleFinder
{
    private readonly List<Frame> _stack = [];
    private readonly Dictionary<(Column Column, string RowId), Frame> _computing = [];
    private readonly Dictionary<(Column Column, string RowId), int> _open = [];

    /// <summary>Begins a cell, or finds that it is being computed already, which makes a circle.</summary>
    public bool TryBegin((Column Column, string RowId) cell)
    {
        if (_computing.TryGetValue(cell, out var frame))
        {
            Reaches(frame.Index);
            return false;
        }

        frame = new Frame(cell, _stack.Count);
        _stack.Add(frame);
        _computing.Add(cell, frame);
        return true;
    }

    /// <summary>Notes that the current cell needs one that was computed before, and may stand in an open circle.</summary>
    public void Needs((Column Column, string RowId) cell)
    {
        if (_open.Count > 0 && _open.TryGetValue(cell, out var index))
            Reaches(index);
    }

    /// <summary>Ends the cell that was begun last, and determines whether it belongs to a circle.</summary>
    public bool EndsInCircle()
    {
        var frame = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        _computing.Remove(frame.Cell);
        if (frame.Lowest > frame.Index)
            return false;

        // What led back to this cell leads on to where this one does, or the circle is complete.
        var isOpen = frame.Lowest < frame.Index;
        foreach (var cell in _open.Where(open => open.Value >= frame.Index).Select(open => open.Key).ToList())
        {
            if (isOpen)
                _open[cell] = frame.Lowest;
            else
                _open.Remove(cell);
        }

        if (isOpen)
        {
            _open[frame.Cell] = frame.Lowest;
            Reaches(frame.Lowest);
        }

        return true;
    }

    private void Reaches(int index)
    {
        if (_stack.Count > 0)
            _stack[^1].Lowest = Math.Min(_stack[^1].Lowest, index);
    }

    private sealed class Frame((Column Column, string RowId) cell, int index)
    {
        public (Column Column, string RowId) Cell { get; } = cell;

        public int Index { get; } = index;

        /// <summary>Gets or sets the place in the stack of the first cell that this one leads back to.</summary>
        public int Lowest { get; set; } = int.MaxValue;
    }
}
