using System.Text;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Storage;

/// <summary>
/// The names of tables and columns in SQLite. SQLite takes <c>M31F</c> and <c>m31f</c> for the same, SeaTable does not:
/// so a capital letter is written as a small one behind a caret.
/// </summary>
internal static class SqlNames
{
    /// <summary>Gets the columns of the row's own fields, in the order of <see cref="SystemFields.All"/>.</summary>
    public static string SystemColumns { get; } = string.Join(", ", SystemFields.All.Select(field => field.Name));

    public static string Table(Table table) => Quote("table " + Fold(table.Id));

    public static string CreationIndex(Table table) => Quote("creation " + Fold(table.Id));

    public static string Column(Column column) => Quote("column " + Fold(column.Key));

    public static string TypeOf(Column column) => column.Type.Storage switch
    {
        CellStorage.Real => "REAL",
        CellStorage.Integer => "INTEGER",
        _ => "TEXT",
    };

    private static string Fold(string key)
    {
        var folded = new StringBuilder(key.Length + 4);
        foreach (var letter in key)
        {
            // No digit ever stands behind a caret otherwise, so a zero there can stand for what SQLite would take for the end.
            if (letter is '^' or '\0' || char.IsAsciiLetterUpper(letter))
                folded.Append('^');
            folded.Append(letter == '\0' ? '0' : char.IsAsciiLetterUpper(letter) ? char.ToLowerInvariant(letter) : letter);
        }

        return folded.ToString();
    }

    /// <summary>Quotes a name as it is.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
