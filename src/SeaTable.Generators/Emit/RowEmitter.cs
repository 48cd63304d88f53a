using System.Linq;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Emit;

/// <summary>Writes the class of a table's rows: one property a column, and the code that reads and writes their cells.</summary>
internal static class RowEmitter
{
    public static void Emit(SourceWriter writer, TableModel table)
    {
        writer.Describe($"A row of the table {Documentation.Code(table.Name)}.", table.Description, SchemaPlace.Of(table));
        writer.Line(SourceFile.Attribute);
        writer.Line($"{table.Accessibility} sealed partial class {Keywords.Type(table.RowType)} : global::SeaTable.SeaTableRow");
        writer.Open();
        foreach (var column in table.Columns.Where(HasField))
        {
            var initializer = column.Mapping.Empty is { } empty ? " = " + empty : "";
            writer.Line($"private {column.Mapping.Type} {column.Field}{initializer};");
        }

        if (table.Columns.Any(HasField))
        {
            writer.Line();
        }

        for (var index = 0; index < table.Columns.Count; index++)
        {
            EmitProperty(writer, table, table.Columns[index], index);
            writer.Line();
        }

        RowFactoryEmitter.Emit(writer, table);
        CellReadEmitter.Emit(writer, table.Columns.Where(HasField).ToList());
        writer.Line();
        EmitWriting(writer, table.Columns);
        writer.Line();
        EmitLinks(writer, table.Columns);
        RowChangesEmitter.Emit(writer, table);
        writer.Close();
    }

    private static bool HasField(ColumnModel column) => column.Mapping.RowMember is null;

    private static void EmitProperty(SourceWriter writer, TableModel table, ColumnModel column, int index)
    {
        var mapping = column.Mapping;
        writer.DocumentRowProperty(table, column);
        var declaration = $"public {mapping.Type} {Keywords.Member(column.Property)}";
        if (!mapping.IsWritable)
        {
            writer.Line($"{declaration} => {mapping.RowMember ?? column.Field};");
            return;
        }

        writer.Line(
            $$"""
            {{declaration}}
            {
                get => {{column.Field}};
                set => {{mapping.Setter}}(ref {{column.Field}}, value, {{Numerals.Of(index)}});
            }
            """);
    }

    private static void EmitWriting(SourceWriter writer, EquatableArray<ColumnModel> columns)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override void WriteCell(int column, ref global::SeaTable.Runtime.CellWriter writer)");
        writer.Open();
        if (columns.Any(column => column.Mapping.IsWritable))
        {
            writer.Line("switch (column)").Open();
            for (var index = 0; index < columns.Count; index++)
            {
                if (columns[index].Mapping.Writer is { } method)
                {
                    writer.Line($"case {Numerals.Of(index)}: writer.{method}({columns[index].Field}); break;");
                }
            }

            writer.Close();
        }

        writer.Close();
    }

    private static void EmitLinks(SourceWriter writer, EquatableArray<ColumnModel> columns)
    {
        if (!columns.Any(column => column.Mapping.Link is not null))
        {
            return;
        }

        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override void VisitLinks(int column, global::SeaTable.Runtime.LinkCells cells)");
        writer.Open();
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(cells);");
        writer.Line("switch (column)").Open();
        for (var index = 0; index < columns.Count; index++)
        {
            if (columns[index].Mapping.Link is not null)
            {
                writer.Line($"case {Numerals.Of(index)}: cells.Visit(ref {columns[index].Field}); break;");
            }
        }

        writer.Close();
        writer.Close();
        writer.Line();
    }
}
