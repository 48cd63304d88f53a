using System.Text.Json;

namespace SeaTable.Runtime;

public ref partial struct CellReader
{
    /// <summary>Reads the result of a formula that gives a text.</summary>
    /// <returns>The result.</returns>
    public FormulaResult<string> ReadTextResult() =>
        ReadResult("a text", static (scoped ref CellReader reader, out string value) => reader.TryGetText(out value));

    /// <summary>Reads the result of a formula that gives a number.</summary>
    /// <returns>The result.</returns>
    public FormulaResult<double> ReadNumberResult() =>
        ReadResult("a number", static (scoped ref CellReader reader, out double value) =>
        {
            value = 0;
            return reader._json.TokenType == JsonTokenType.Number && reader._json.TryGetDouble(out value)
                && double.IsFinite(value);
        });

    /// <summary>Reads the result of a formula that gives an amount of money.</summary>
    /// <returns>The result.</returns>
    public FormulaResult<decimal> ReadDecimalResult() =>
        ReadResult("an amount", static (scoped ref CellReader reader, out decimal value) =>
        {
            value = 0;
            return reader._json.TokenType == JsonTokenType.Number && reader._json.TryGetDecimal(out value);
        });

    /// <summary>Reads the result of a formula that gives true or false.</summary>
    /// <returns>The result.</returns>
    public FormulaResult<bool> ReadCheckboxResult() =>
        ReadResult("true or false", static (scoped ref CellReader reader, out bool value) =>
        {
            value = reader._json.TokenType == JsonTokenType.True;
            return value || reader._json.TokenType == JsonTokenType.False;
        });

    /// <summary>Reads the result of a formula that gives a date without a time.</summary>
    /// <returns>The result: the day as it is written.</returns>
    public FormulaResult<DateOnly> ReadDateResult() =>
        ReadResult("a date", static (scoped ref CellReader reader, out DateOnly value) => reader.TryGetDay(out value));

    /// <summary>Reads the result of a formula that gives a date with a time.</summary>
    /// <returns>The result.</returns>
    public FormulaResult<DateTimeOffset> ReadDateTimeResult() =>
        ReadResult(
            "a date with a time",
            static (scoped ref CellReader reader, out DateTimeOffset value) => reader.TryGetMoment(out value));

    /// <summary>Reads the result of a formula of which the schema does not say what it gives.</summary>
    /// <returns>The result, as it is.</returns>
    public FormulaResult<JsonElement> ReadJsonResult() =>
        ReadResult("readable text", static (scoped ref CellReader reader, out JsonElement value) => reader.TryGetJson(out value));

    private FormulaResult<T> ReadResult<T>(string expected, ElementReader<T> read)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
            return default;

        if (_json.TokenType == JsonTokenType.String && FormulaErrors.IsError(_json.ValueSpan))
            return FormulaResult<T>.OfError(_json.GetString()!);

        return read(ref this, out var value) ? new FormulaResult<T>(value) : Mismatch<FormulaResult<T>>(expected, default);
    }
}
