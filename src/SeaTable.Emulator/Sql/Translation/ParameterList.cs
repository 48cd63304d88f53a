using System.Globalization;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Sql.Translation;

/// <summary>The values that travel beside the statement for SQLite. No value of a client ever stands in its text.</summary>
internal sealed class ParameterList
{
    // SQLite counts no further.
    private const int Most = 32_766;

    private readonly List<object> _values = [];

    /// <summary>Gets the values, in the order of their places.</summary>
    public object[] Values => [.. _values];

    /// <summary>Adds a value, and gets the place for it.</summary>
    public string Add(object value)
    {
        if (_values.Count == Most)
            throw AssumedErrors.StatementTooLarge();
        _values.Add(value is bool truth ? (truth ? 1L : 0L) : value);
        return string.Create(CultureInfo.InvariantCulture, $"?{_values.Count}");
    }

    /// <summary>Makes a part of the statement; when it comes to nothing, the values that it has added are taken back.</summary>
    public string? Try(Func<string?> make)
    {
        var count = _values.Count;
        if (make() is { } part)
            return part;

        _values.RemoveRange(count, _values.Count - count);
        return null;
    }

    public string AddAll(IEnumerable<object> values) => string.Join(", ", values.Select(Add));
}
