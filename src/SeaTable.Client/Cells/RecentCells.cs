namespace SeaTable;

/// <summary>
/// The values that cells of an answer had before, by the JSON that they came as, so that what recurs in a column is made and kept
/// once.
/// </summary>
/// <remarks>A column in which little recurs, such as one of names, is soon passed over.</remarks>
internal sealed class RecentCells
{
    private const int MostColumns = 64;
    private const int ValuesPerColumn = 16;
    private const int MostBytes = 200;

    /// <summary>How many values may be new before a column is passed over; one that recurs makes up for two.</summary>
    private const int Patience = 32;

    private readonly Column?[] _columns = new Column?[MostColumns];

    /// <summary>Looks for a value.</summary>
    /// <param name="key">The column's key, as <see cref="Runtime.CellReader.Key"/> gives it; 0 for none.</param>
    /// <param name="json">What the value came as.</param>
    /// <param name="place">Where to keep it; null where it is not to be kept.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    internal object? Find(uint key, ReadOnlySpan<byte> json, out Place? place)
    {
        place = null;
        if (key == 0 || json.Length is 0 or > MostBytes)
            return null;

        var column = _columns[(key * 2654435761u) >> 26] ??= new Column(key);
        if (column.Key != key || column.Score <= -Patience)
            return null;

        place = column.Places[(json.Length + json[0] * 3 + json[^1] * 5 + json[json.Length / 2] * 7) % ValuesPerColumn] ??= new();
        if (place.Value is not null && json.SequenceEqual(place.Json))
        {
            column.Score = Math.Min(column.Score + 2, Patience);
            return place.Value;
        }

        column.Score--;
        return null;
    }

    /// <summary>Where a value is kept.</summary>
    internal sealed class Place
    {
        internal byte[] Json { get; private set; } = [];

        internal object? Value { get; private set; }

        internal void Keep(ReadOnlySpan<byte> json, object value)
        {
            Json = json.ToArray();
            Value = value;
        }
    }

    private sealed class Column(uint key)
    {
        internal uint Key { get; } = key;

        internal Place?[] Places { get; } = new Place?[ValuesPerColumn];

        internal int Score { get; set; }
    }
}
