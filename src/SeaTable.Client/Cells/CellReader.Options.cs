using System.Text.Json;

namespace SeaTable.Runtime;

public ref partial struct CellReader
{
    /// <summary>Reads the option of a single select, given by its id or its name.</summary>
    /// <typeparam name="T">The generated option type.</typeparam>
    /// <param name="options">The options that the schema knows.</param>
    /// <returns>The option, known or not, or <see langword="null"/> for an empty cell.</returns>
    public T? ReadOption<T>(SelectOptions<T> options)
        where T : struct, ISelectOption
    {
        ArgumentNullException.ThrowIfNull(options);
        _json.Read();
        return !_json.ValueSpan.IsEmpty && TryGetOption(options, out var option) ? option : Mismatch<T?>("an option", null);
    }

    /// <summary>Reads the options of a multiple select.</summary>
    /// <typeparam name="T">The generated option type.</typeparam>
    /// <param name="options">The options that the schema knows.</param>
    /// <returns>The options, known or not; none for an empty cell.</returns>
    public IReadOnlyList<T> ReadOptions<T>(SelectOptions<T> options)
        where T : struct, ISelectOption
    {
        ArgumentNullException.ThrowIfNull(options);
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray || CountStrings(out var end) is not { } count)
            return Mismatch<IReadOnlyList<T>>("a list of options", []);

        var start = _json;
        var json = _buffer[(int)start.TokenStartIndex..(int)end.BytesConsumed];
        RecentCells.Place? place = null;
        if (count == 0 || _context.Recent?.Find(Key, json, out place) is IReadOnlyList<T>)
        {
            _json = end;
            return count == 0 ? [] : (IReadOnlyList<T>)place!.Value!;
        }

        var list = new T[count];
        for (var i = 0; i < count; i++)
        {
            _json.Read();
            if (!TryGetOption(options, out list[i]))
            {
                _json = start;
                return Mismatch<IReadOnlyList<T>>("a list of options", []);
            }
        }

        _json = end;
        place?.Keep(json, Array.AsReadOnly(list));
        return list;
    }

    /// <summary>Reads the options that a look-up gives, which may come as lists within the list.</summary>
    /// <typeparam name="T">The generated option type.</typeparam>
    /// <param name="options">The options that the schema knows.</param>
    /// <returns>The options, known or not; none for an empty cell.</returns>
    public IReadOnlyList<T> ReadOptionList<T>(SelectOptions<T> options)
        where T : struct, ISelectOption
    {
        ArgumentNullException.ThrowIfNull(options);
        return ReadList(
            "a list of options", (scoped ref CellReader reader, out T element) => reader.TryGetOption(options, out element));
    }

    /// <summary>Reads the option by which rows are grouped: alone, or as the only one of a list.</summary>
    internal T? ReadOptionOrFirst<T>(SelectOptions<T> options)
        where T : struct, ISelectOption
    {
        var ahead = _json;
        return ahead.Read() && ahead.TokenType == JsonTokenType.StartArray
            ? ReadOptionList(options) is [var first, ..] ? first : null
            : ReadOption(options);
    }

    private readonly bool TryGetOption<T>(SelectOptions<T> options, out T option)
        where T : struct, ISelectOption
    {
        option = default;
        if (_json.TokenType != JsonTokenType.String)
            return false;

        if (!_json.ValueIsEscaped && options.TryFind(_json.ValueSpan, out option))
            return true;

        if (!TryGetText(out var text) || text.Length == 0)
            return false;

        option = options.Of(options.Schema.FindById(text) ?? _context.UnknownOption(options.Schema, text).Option);
        return true;
    }

    /// <summary>Looks ahead and counts the elements of an array; null when one of them is not a string.</summary>
    /// <param name="ahead">Stands on the end of the array.</param>
    private readonly int? CountStrings(out Utf8JsonReader ahead)
    {
        ahead = _json;
        var count = 0;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.String)
            count++;

        return ahead.TokenType == JsonTokenType.EndArray ? count : null;
    }
}
