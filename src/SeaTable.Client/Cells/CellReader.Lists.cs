using System.Text.Json;

namespace SeaTable.Runtime;

public ref partial struct CellReader
{
    /// <summary>Reads one element of a list; the reader stands on it.</summary>
    /// <returns>Whether it fits.</returns>
    private delegate bool ElementReader<T>(scoped ref CellReader reader, out T element);

    /// <summary>Reads a list of users.</summary>
    /// <returns>The users; none for an empty cell.</returns>
    public IReadOnlyList<SeaTableUser> ReadUsers() =>
        ReadList("a list of texts", static (scoped ref CellReader reader, out SeaTableUser element) =>
        {
            var isText = reader.TryGetText(out var id);
            element = new SeaTableUser(id);
            return isText;
        });

    /// <summary>Reads a list of texts.</summary>
    /// <returns>The texts; none for an empty cell.</returns>
    public IReadOnlyList<string> ReadTexts() =>
        ReadList("a list of texts", static (scoped ref CellReader reader, out string element) => reader.TryGetText(out element));

    /// <summary>Reads a list of addresses, such as those of images.</summary>
    /// <returns>The addresses; none for an empty cell.</returns>
    public IReadOnlyList<Uri> ReadUris() =>
        ReadList("a list of addresses", static (scoped ref CellReader reader, out Uri element) =>
        {
            element = reader.Address()!;
            return element is not null;
        });

    /// <summary>Reads a list of numbers.</summary>
    /// <returns>The numbers; none for an empty cell.</returns>
    public IReadOnlyList<double> ReadNumbers() =>
        ReadList("a list of numbers", static (scoped ref CellReader reader, out double element) =>
        {
            element = 0;
            return reader._json.TokenType == JsonTokenType.Number && reader._json.TryGetDouble(out element)
                && double.IsFinite(element);
        });

    /// <summary>Reads a list of amounts of money.</summary>
    /// <returns>The amounts; none for an empty cell.</returns>
    public IReadOnlyList<decimal> ReadDecimals() =>
        ReadList("a list of amounts", static (scoped ref CellReader reader, out decimal element) =>
        {
            element = 0;
            return reader._json.TokenType == JsonTokenType.Number && reader._json.TryGetDecimal(out element);
        });

    /// <summary>Reads a list of checkboxes.</summary>
    /// <returns>The values; none for an empty cell.</returns>
    public IReadOnlyList<bool> ReadCheckboxes() =>
        ReadList("a list of true and false", static (scoped ref CellReader reader, out bool element) =>
        {
            element = reader._json.TokenType == JsonTokenType.True;
            return element || reader._json.TokenType == JsonTokenType.False;
        });

    /// <summary>Reads a list of dates without a time.</summary>
    /// <returns>The days as they are written; none for an empty cell.</returns>
    public IReadOnlyList<DateOnly> ReadDates() =>
        ReadList("a list of dates", static (scoped ref CellReader reader, out DateOnly element) => reader.TryGetDay(out element));

    /// <summary>Reads a list of dates with a time.</summary>
    /// <returns>The moments; none for an empty cell.</returns>
    public IReadOnlyList<DateTimeOffset> ReadDateTimes() =>
        ReadList(
            "a list of dates with a time",
            static (scoped ref CellReader reader, out DateTimeOffset element) => reader.TryGetMoment(out element));

    /// <summary>Reads a list of durations.</summary>
    /// <returns>The durations; none for an empty cell.</returns>
    public IReadOnlyList<TimeSpan> ReadDurations() =>
        ReadList(
            "a list of durations",
            static (scoped ref CellReader reader, out TimeSpan element) => reader.TryGetDuration(out element));

    /// <summary>Reads a list of whole numbers.</summary>
    /// <returns>The numbers; none for an empty cell.</returns>
    public IReadOnlyList<int> ReadIntegers() =>
        ReadList(
            "a list of whole numbers",
            static (scoped ref CellReader reader, out int element) => reader.TryGetInteger(out element));

    /// <summary>Reads a list of ids, such as those of departments.</summary>
    /// <returns>The ids; none for an empty cell.</returns>
    public IReadOnlyList<long> ReadIds() => ReadList("a list of ids", static (scoped ref CellReader reader, out long element) =>
    {
        element = 0;
        return reader._json.TokenType == JsonTokenType.Number && reader._json.TryGetInt64(out element);
    });

    /// <summary>Reads a list of values that the generated code has no C# type for.</summary>
    /// <returns>The values as they are; none for an empty cell.</returns>
    public IReadOnlyList<JsonElement> ReadJsonList()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
            return Mismatch<IReadOnlyList<JsonElement>>("a list", []);

        return TryGetJson(out var list)
            ? [.. list.EnumerateArray()] : Mismatch<IReadOnlyList<JsonElement>>("readable text", []);
    }

    /// <summary>
    /// Reads a list. Lists in it are laid flat, for a look-up of a column that holds several values gives such; empty elements
    /// are left out. One element that does not fit makes the cell one that does not fit.
    /// </summary>
    private IReadOnlyList<T> ReadList<T>(string expected, ElementReader<T> read)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
            return Mismatch<IReadOnlyList<T>>(expected, []);

        var start = _json;
        var depth = _json.CurrentDepth;
        List<T>? list = null;
        while (_json.Read() && !(_json.TokenType == JsonTokenType.EndArray && _json.CurrentDepth == depth))
        {
            if (_json.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray or JsonTokenType.Null)
                continue;

            if (!read(ref this, out var element))
            {
                _json = start;
                return Mismatch<IReadOnlyList<T>>(expected, []);
            }

            (list ??= []).Add(element);
        }

        return list is null ? [] : list;
    }
}
