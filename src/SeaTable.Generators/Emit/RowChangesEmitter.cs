using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Model;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Emit;

/// <summary>Writes what a row needs to take changes back, and to be copied, compared and shown.</summary>
internal static class RowChangesEmitter
{
    public static void Emit(SourceWriter writer, TableModel table)
    {
        var row = table.Qualify(table.RowType);
        writer.Line("/// <inheritdoc/>");
        writer.Line(
            "protected override global::SeaTable.Runtime.TableSchema RowSchema => "
                + $"{table.Qualify(table.TableType)}.s_schema;");
        writer.Line();
        var columns = Writable(table);
        EmitClone(writer, row, columns);
        writer.Line();
        EmitRestoring(writer, columns);
        writer.Line();
        EmitValues(writer, table);
    }

    /// <summary>Writes what gives the value of a column by its number, for comparing rows and showing them.</summary>
    private static void EmitValues(SourceWriter writer, TableModel table)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override object? GetCell(int column) => column switch");
        writer.Line("{").Indent();
        for (var index = 0; index < table.Columns.Count; index++)
        {
            if (table.Columns[index].Mapping.RowMember is null)
            {
                writer.Line($"{Numerals.Of(index)} => {table.Columns[index].Field},");
            }
        }

        writer.Line("_ => null,");
        writer.Outdent().Line("};");
    }

    private static void EmitClone(SourceWriter writer, string row, List<(ColumnModel Column, string Number)> columns)
    {
        writer.Document("Creates a row with the same values that is not stored yet, for adding a copy.");
        writer.Line(
            "/// <returns>The new row: all of its values count as changes. What only the server sets, and links, are not in it."
                + "</returns>");
        writer.Line($"public override {row} Clone()");
        writer.Open();
        writer.Line($"var clone = new {row}();");
        foreach (var (column, number) in columns)
        {
            writer.Line($"CopyCell({column.Field}, clone, ref clone.{column.Field}, {number});");
        }

        writer.Line("return clone;");
        writer.Close();
    }

    private static void EmitRestoring(SourceWriter writer, List<(ColumnModel Column, string Number)> columns)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override void RestoreCell(int column)");
        writer.Open();
        if (columns.Count > 0)
        {
            writer.Line("switch (column)").Open();
            foreach (var (column, number) in columns)
            {
                var empty = column.Mapping.Empty ?? "default";
                writer.Line($"case {number}: Restore(ref {column.Field}, {empty}, {number}); break;");
            }

            writer.Close();
        }

        writer.Close();
    }

    private static List<(ColumnModel Column, string Number)> Writable(TableModel table) =>
    [
        .. table.Columns.Select((column, index) => (column, Numerals.Of(index))).Where(pair => pair.column.Mapping.IsWritable),
    ];
}
