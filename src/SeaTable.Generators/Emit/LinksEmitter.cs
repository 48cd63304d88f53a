using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Emit;

/// <summary>Writes the class of a table's link columns, through which links are made and taken away.</summary>
internal static class LinksEmitter
{
    /// <summary>The columns that have a place there.</summary>
    public static List<ColumnModel> Columns(TableModel table) =>
        [.. table.Columns.Where(column => column.Mapping.Link is not null)];

    public static void Emit(SourceWriter writer, TableModel table)
    {
        var columns = Columns(table);
        writer.Document(
            $"The links of the table {Documentation.Code(table.Name)}: adds, removes and reads them.", SchemaPlace.Of(table));
        writer.Line(SourceFile.Attribute);
        writer.Line($"{table.Accessibility} class {Keywords.Type(table.LinksType)}");
        writer.Open();
        writer.Line($"internal {Keywords.Type(table.LinksType)}(global::SeaTable.SeaTableClient client)").Open();
        foreach (var column in columns)
        {
            var mapping = column.Mapping;

            // With "this" even a link that somebody named "client" is not taken for the parameter.
            writer.Line($"this.{Keywords.Member(column.Property)} = new(").Indent();
            writer.Line("client,");
            writer.Line("new global::SeaTable.Runtime.LinkSchema("
                + $"{CSharpText.Literal(table.Id)}, {CSharpText.Literal(table.Name)}, "
                + $"{CSharpText.Literal(column.Key)}, {CSharpText.Literal(column.Name)}, "
                    + $"{CSharpText.Literal(mapping.Link!.TableId)}),");
            writer.Line("static (ref global::SeaTable.Runtime.CellReader reader) => "
                + $"reader.{mapping.Reader}({mapping.ReaderArgument}),");
            writer.Line($"static () => {mapping.Link.Rows});").Outdent();
        }

        writer.Close();
        writer.Line();
        writer.ProtectedConstructor(Keywords.Type(table.LinksType), columns.Select(column => column.Property));
        foreach (var column in columns)
        {
            var link = column.Mapping.Link!;
            writer.Line();
            writer.Describe(
                $"Gets the links of the column {Documentation.Code(column.Name)} to rows of {Documentation.Code(link.Table)}.",
                column.Description,
                SchemaPlace.Of(table, column));
            writer.Line($"public virtual global::SeaTable.SeaTableLink<{table.Qualify(table.RowType)}, {link.Row}> "
                + $"{Keywords.Member(column.Property)} {{ get; }}");
        }

        writer.Close();
    }
}
