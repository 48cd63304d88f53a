using System.Globalization;
using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Errors;

namespace SeaTable.Emulator.Sql.Translation;

/// <summary>The values that travel beside the statement for SQLite. No value of a client ever stands in its text.</summary>
internal sealed class ParameterList
{
    // SQLite counts no further.
    private const int Most = 32_766;

    private readonly List<object> _values = [];

    /// <summary>Adds a value, and gets the place for it.</summary>
    public string Add(object value)
    {
        if (_values.Count == Most)
            throw AssumedErrors.StatementTooLarge();
        _values.Add(value is bool truth ? (truth ? 1L : 0L) : value);
        return Name(_values.Count - 1);
    }

    public string AddAll(IEnumerable<object> values) => string.Join(", ", values.Select(Add));

    public void AddTo(SqliteCommand command)
    {
        for (var index = 0; index < _values.Count; index++)
            command.Parameters.AddWithValue(Name(index), _values[index]);
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"$p{index}");
}
