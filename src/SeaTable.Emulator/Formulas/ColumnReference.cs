using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Formulas;

/// <summary>What a name between braces means: a column of the table, or a link and a column of the table it leads to.</summary>
/// <param name="Column">The column of the table itself; of the two the link.</param>
/// <param name="Linked">The column of the linked rows, or null.</param>
internal sealed record ColumnReference(Column Column, Column? Linked)
{
    /// <summary>Gets what to write between the braces.</summary>
    public string Name => Linked is null ? Column.Name : $"{Column.Name}.{Linked.Name}";

    public static ColumnReference? Find(EmulatedSchema schema, Table table, string name) =>
        schema.Formulas.Find(table, name) is { } found ? new ColumnReference(found.Column, found.Linked) : null;
}
