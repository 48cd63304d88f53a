using SeaTable.Generators.Mapping;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Emit;

/// <summary>
/// Writes the class of a table's columns, of which queries are made: what a column's type can't do, its property doesn't offer.
/// </summary>
internal static class ColumnsEmitter
{
    public static void Emit(SourceWriter writer, TableModel table)
    {
        var name = Keywords.Type(table.ColumnsType);
        writer.Document($"The columns of the table {Documentation.Code(table.Name)}, for queries.", SchemaPlace.Of(table));
        writer.Line(SourceFile.Attribute);
        writer.Line($"{table.Accessibility} sealed partial class {name} : global::SeaTable.SeaTableColumns");
        writer.Open();
        writer.Line($"internal {name}(global::SeaTable.Runtime.TableSchema table)").Open();
        for (var index = 0; index < table.Columns.Count; index++)
        {
            var column = table.Columns[index];
            if (column.Mapping.RowMember is null)
            {
                var argument = Argument(column.Mapping) is { } more ? ", " + more : "";

                // With "this" even a column that somebody named "table" is not taken for the parameter.
                writer.Line($"this.{Keywords.Member(column.Property)} = new(table, {Numerals.Of(index)}{argument});");
            }
        }

        writer.Close();
        foreach (var column in table.Columns)
        {
            writer.Line();
            EmitProperty(writer, table, column);
        }

        EmitList(writer, table);
        writer.Close();
    }

    /// <summary>Writes the list of the columns, from which programs choose at run time.</summary>
    private static void EmitList(SourceWriter writer, TableModel table)
    {
        // The base class has none, too.
        if (table.Columns.Count == 0)
            return;

        const string Column = "global::SeaTable.SeaTableColumn";
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line(
            $"protected override global::System.Collections.Generic.IReadOnlyList<{Column}> ColumnList() => new {Column}[]");
        writer.Line("{").Indent();
        foreach (var column in table.Columns)
        {
            writer.Line(
                $"new({CSharpText.Literal(column.Name)}, {CSharpText.Literal(column.Key)}, "
                    + $"this.{Keywords.Member(column.Property)}),");
        }

        writer.Outdent().Line("};");
    }

    private static void EmitProperty(SourceWriter writer, TableModel table, ColumnModel column)
    {
        var mapping = column.Mapping;
        writer.DocumentQueryColumn(table, column);
        var value = mapping.RowMember is { } member ? "=> " + member + ";" : "{ get; }";
        writer.Line($"public {mapping.Query.Type} {Keywords.Member(column.Property)} {value}");
    }

    private static string? Argument(ColumnMapping mapping) => mapping.Query.Argument switch
    {
        QueryColumnArgument.Options => mapping.ReaderArgument,
        QueryColumnArgument.Reader => Reader(mapping),
        QueryColumnArgument.Links => Reader(mapping) + $", static () => {mapping.Link!.Rows}",
        _ => null,
    };

    private static string Reader(ColumnMapping mapping) =>
        $"static (ref global::SeaTable.Runtime.CellReader reader) => reader.{mapping.Reader}({mapping.ReaderArgument})";
}
