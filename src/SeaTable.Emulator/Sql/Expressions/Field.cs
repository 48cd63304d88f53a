using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Facts;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>A column or a system field of one of the tables of a statement.</summary>
/// <param name="TableIndex">Which of the tables.</param>
/// <param name="Table">That table.</param>
/// <param name="Column">The column, or null for a system field.</param>
/// <param name="System">The system field that is meant, or that the column shows; null for all other columns.</param>
internal sealed record Field(int TableIndex, Table Table, Column? Column, SystemField? System)
{
    public static Field Of(int tableIndex, Table table, Column column) =>
        new(tableIndex, table, column, column.Type is SystemType ? SystemField.Find(column.Type.FixedKey!) : null);

    public static Field Of(int tableIndex, Table table, SystemField system) => new(tableIndex, table, null, system);

    /// <summary>Gets the key by which answers know it.</summary>
    public string Key => Column?.Key ?? System!.Name;

    public string Name => Column?.Name ?? System!.Name;

    public StoredKind Kind => System?.Kind ?? StoredKinds.Of(Column!);

    /// <summary>
    /// Gets a value indicating whether SQLite keeps no cell for it, so that the whole row is needed to compute it.
    /// </summary>
    public bool IsComputed => System is null && Column!.Type.Storage == CellStorage.None;

    /// <summary>Its name in SQLite; not to be asked of what is computed.</summary>
    public string SqliteName => $"{Alias(TableIndex)}.{System?.Name ?? SqlNames.Column(Column!)}";

    /// <summary>Gets the name of a row's id in the statement that SQLite gets.</summary>
    public static string IdOf(int tableIndex) => $"{Alias(tableIndex)}.{SystemFields.Id}";

    /// <summary>Gets what a table is called in the statement that SQLite gets.</summary>
    public static string Alias(int tableIndex) => FormattableString.Invariant($"t{tableIndex}");

    public object? Value(Scope scope)
    {
        var row = scope.Rows[TableIndex];
        return System is not null ? System.Value(row, scope.Context.TimeZone) : Column!.Type.Value(row, Column, scope.Context);
    }

    /// <summary>
    /// Writes the cell as reading rows answers it, but for times of the row, which have the server's offset here.
    /// </summary>
    public void Write(Utf8JsonWriter writer, Scope scope)
    {
        var row = scope.Rows[TableIndex];
        if (System is not null)
            System.Write(writer, row, scope.Context.TimeZone);
        else
            Column!.Type.WriteJson(writer, row, Column, scope.Context);
    }
}

/// <summary>
/// What an expression is computed for: one row of each table of the statement, and the aggregates when rows are grouped.
/// </summary>
internal sealed record Scope(ReadContext Context, StoredRow[] Rows, object?[] Aggregates);
