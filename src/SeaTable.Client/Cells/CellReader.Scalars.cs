using System.Text.Json;

namespace SeaTable.Runtime;

public ref partial struct CellReader
{
    /// <summary>Reads a text. The object form of a long text, which exports hold, gives its text.</summary>
    /// <returns>The text, or <see langword="null"/> for an empty cell, whether the server sends null or a text without a
    /// letter.</returns>
    public string? ReadText()
    {
        _json.Read();
        return _json.TokenType switch
        {
            JsonTokenType.String when !_json.ValueSpan.IsEmpty && TryGetRecurringText(out var text) => text,
            JsonTokenType.StartObject => ReadTextObject(),
            _ => Mismatch<string?>("a text", null),
        };
    }

    /// <summary>Reads a number.</summary>
    /// <returns>The number, or <see langword="null"/> for an empty cell.</returns>
    public double? ReadNumber()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : Mismatch<double?>("a number", null);
    }

    /// <summary>Reads an amount of money.</summary>
    /// <returns>The amount, or <see langword="null"/> for an empty cell.</returns>
    public decimal? ReadDecimal()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Number && _json.TryGetDecimal(out var value)
            ? value
            : Mismatch<decimal?>("an amount", null);
    }

    /// <summary>Reads a whole number.</summary>
    /// <returns>The number, or <see langword="null"/> for an empty cell.</returns>
    public int? ReadInteger()
    {
        _json.Read();
        return TryGetInteger(out var value) ? value : Mismatch<int?>("a whole number", null);
    }

    private readonly bool TryGetInteger(out int value)
    {
        value = 0;
        if (_json.TokenType != JsonTokenType.Number)
            return false;

        if (_json.TryGetInt32(out value))
            return true;

        // A whole number may come as 4.0 or 4e0.
        if (!_json.TryGetDouble(out var number) || number is not (>= int.MinValue and <= int.MaxValue)
            || Math.Truncate(number) != number)
        {
            return false;
        }

        value = (int)number;
        return true;
    }

    /// <summary>Reads a department.</summary>
    /// <returns>The department's id, or <see langword="null"/> for an empty cell.</returns>
    public long? ReadId()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var value)
            ? value
            : Mismatch<long?>("an id", null);
    }

    /// <summary>Reads a checkbox.</summary>
    /// <returns>Whether it is checked; one that was never set is not.</returns>
    public bool ReadCheckbox()
    {
        _json.Read();
        return _json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => Mismatch("true or false", false),
        };
    }

    /// <summary>Reads a checkbox, and tells whether it was ever set.</summary>
    internal bool? ReadFlag()
    {
        _json.Read();
        return _json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => Mismatch<bool?>("true or false", null),
        };
    }

    /// <summary>Reads a value of a type that the generated code has no C# type for.</summary>
    /// <returns>The value as it is, or <see langword="null"/> for an empty cell.</returns>
    public JsonElement? ReadJson()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
            return null;

        return TryGetJson(out var value) ? value : Mismatch<JsonElement?>("readable text", null);
    }

    /// <summary>Takes the current value as it is, unless a text in it is none, which would throw where it is read.</summary>
    private bool TryGetJson(out JsonElement value)
    {
        var ahead = _json;
        value = JsonElement.ParseValue(ref ahead);
        if (!ReadableJson.IsReadable(_buffer[(int)_json.TokenStartIndex..(int)ahead.BytesConsumed], value))
            return false;

        _json = ahead;
        return true;
    }

    /// <summary>Gives the current string, the same one where it recurs in its column.</summary>
    private readonly bool TryGetRecurringText(out string text)
    {
        if (_context.Recent is not { } recent || _json.ValueIsEscaped)
            return TryGetText(out text);

        text = recent.Find(Key, _json.ValueSpan, out var place) as string ?? "";
        if (text.Length > 0)
            return true;

        var isText = TryGetText(out text);
        if (isText)
            place?.Keep(_json.ValueSpan, text);

        return isText;
    }

    private string? ReadTextObject()
    {
        var start = _json;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var isText = NameIs("text"u8);
            _json.Read();
            if (isText && TryGetText(out var text))
            {
                _json = start;
                _json.Skip();
                return text.Length > 0 ? text : null;
            }

            _json.Skip();
        }

        _json = start;
        return Mismatch<string?>("a text", null);
    }
}
