using System.Numerics;

namespace SeaTable;

/// <summary>A set of column numbers. A table of up to 64 columns needs no memory for it beside the value itself.</summary>
internal struct ColumnSet
{
    private ulong _first;
    private ulong[]? _rest;

    internal readonly bool IsEmpty => _first == 0 && (_rest is null || !_rest.AsSpan().ContainsAnyExcept(0UL));

    internal readonly int Count
    {
        get
        {
            var count = BitOperations.PopCount(_first);
            foreach (var word in _rest ?? [])
                count += BitOperations.PopCount(word);

            return count;
        }
    }

    internal void Add(int column)
    {
        if (column < 64)
        {
            _first |= 1UL << column;
            return;
        }

        var word = column / 64 - 1;
        if (_rest is null || _rest.Length <= word)
            Array.Resize(ref _rest, word + 1);

        _rest[word] |= 1UL << (column % 64);
    }

    internal readonly bool Contains(int column) => (Word(column / 64) & (1UL << (column % 64))) != 0;

    internal void UnionWith(ColumnSet other)
    {
        foreach (var column in other)
            Add(column);
    }

    internal readonly ColumnSet With(int column)
    {
        var all = default(ColumnSet).Union(this);
        all.Add(column);
        return all;
    }

    internal readonly ColumnSet Union(ColumnSet other)
    {
        var all = default(ColumnSet);
        all.UnionWith(this);
        all.UnionWith(other);
        return all;
    }

    internal readonly ColumnSet Except(ColumnSet other) => Where(column => !other.Contains(column));

    internal readonly ColumnSet Where(Func<int, bool> predicate)
    {
        var chosen = default(ColumnSet);
        foreach (var column in this)
        {
            if (predicate(column))
                chosen.Add(column);
        }

        return chosen;
    }

    internal readonly bool Any(Func<int, bool> predicate) => !Where(predicate).IsEmpty;

    internal readonly List<T> Select<T>(Func<int, T> select)
    {
        var all = new List<T>();
        foreach (var column in this)
            all.Add(select(column));

        return all;
    }

    internal readonly IEnumerable<T> SelectMany<T>(Func<int, IEnumerable<T>> select)
    {
        var all = new List<T>();
        foreach (var column in this)
            all.AddRange(select(column));

        return all;
    }

    public readonly Enumerator GetEnumerator() => new(this);

    private readonly ulong Word(int index) =>
        index == 0 ? _first : _rest is not null && index <= _rest.Length ? _rest[index - 1] : 0;

    /// <summary>Gives the columns in ascending order.</summary>
    internal struct Enumerator(ColumnSet set)
    {
        private ulong _left = set._first;
        private int _word;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_left == 0)
            {
                if (set._rest is null || _word >= set._rest.Length)
                    return false;

                _left = set._rest[_word++];
            }

            var bit = BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            Current = _word * 64 + bit;
            return true;
        }
    }
}
