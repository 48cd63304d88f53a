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
        return _json.TokenType == JsonTokenType.String && !_json.ValueSpan.IsEmpty ? Option(options) : Misfit<T?>("an option", null);
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
        if (_json.TokenType != JsonTokenType.StartArray || CountStrings() is not { } count)
            return Misfit<IReadOnlyList<T>>("a list of options", []);

        var list = count == 0 ? [] : new T[count];
        for (var i = 0; i < count; i++)
        {
            _json.Read();
            list[i] = Option(options);
        }

        _json.Read();
        return list;
    }

    private T Option<T>(SelectOptions<T> options)
        where T : struct, ISelectOption
    {
        if (!_json.ValueIsEscaped && options.TryFind(_json.ValueSpan, out var option))
            return option;

        var text = _json.GetString()!;
        return options.TryFind(System.Text.Encoding.UTF8.GetBytes(text), out option)
            ? option
            : options.Unknown(_context.UnknownOption(KeyText(), text));
    }

    /// <summary>Looks ahead and counts the elements of an array; null when one of them is not a string.</summary>
    private readonly int? CountStrings()
    {
        var ahead = _json;
        var count = 0;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.String)
            count++;

        return ahead.TokenType == JsonTokenType.EndArray ? count : null;
    }
}
