using System.Linq;
using SeaTable.Generators.Mapping;
using SeaTable.Generators.Model;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Emit;

/// <summary>Writes the class of a table, which knows the table's columns and makes its rows.</summary>
internal static class TableEmitter
{
    public static void Emit(SourceWriter writer, TableModel table)
    {
        var row = table.Qualify(table.RowType);
        var columns = table.Qualify(table.ColumnsType);
        writer.Describe(
            $"The table {Documentation.Code(table.Name)}: reads and writes its rows.", table.Description, SchemaPlace.Of(table));
        writer.Line(SourceFile.Attribute);
        writer.Line(
            $"{table.Accessibility} partial class {Keywords.Type(table.TableType)} : global::SeaTable.SeaTableTable<{row}, "
                + $"{columns}>");
        writer.Open();
        EmitSchema(writer, table);
        writer.Line();

        // Statics are set in this order, and this one takes the schema.
        writer.Line($"internal static readonly global::SeaTable.Runtime.LinkedTable<{row}, {columns}> {LinkTarget.Field} =");
        writer.Indent().Line("new(s_schema, static () => new(), static () => new(s_schema));").Outdent();
        writer.Line();
        writer.Line($"private {columns}? _columns;");
        EmitConstructor(writer, table);
        writer.Line("/// <summary>Gets the columns of the table, for queries.</summary>");
        writer.Line($"public sealed override {columns} Columns => _columns ??= new(s_schema);");
        writer.Line();
        if (LinksEmitter.Columns(table).Count > 0)
        {
            writer.Line("/// <summary>Gets the links of the rows to rows of other tables.</summary>");
            writer.Line($"public virtual {table.Qualify(table.LinksType)} Links {{ get; }}");
            writer.Line();
        }

        if (table.Views.Count > 0)
        {
            writer.Line(
                "/// <summary>Gets the views of the table, for <see cref=\"global::SeaTable.SeaTableTable{TRow, "
                    + "TColumns}.InView(global::SeaTable.SeaTableView{TRow})\"/>.</summary>");
            writer.Line($"public {table.Qualify(table.ViewsType)} Views {{ get; }} = new();");
            writer.Line();
        }

        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override {row} NewRow() => new();");
        writer.Close();
    }

    private static void EmitConstructor(SourceWriter writer, TableModel table)
    {
        var hasLinks = LinksEmitter.Columns(table).Count > 0;
        writer.Line();
        writer.Line($"internal {Keywords.Type(table.TableType)}(global::SeaTable.SeaTableClient client)");
        writer.Indent().Line(": base(client, s_schema)").Outdent();
        writer.Open();
        if (hasLinks)
        {
            writer.Line("Links = new(client);");
        }

        writer.Close();
        writer.Line();
        writer.ProtectedConstructor(Keywords.Type(table.TableType), hasLinks ? ["Links"] : []);
        writer.Line();
    }

    private static void EmitSchema(SourceWriter writer, TableModel table)
    {
        writer.Line("internal static readonly global::SeaTable.Runtime.TableSchema s_schema = new(");
        writer.Indent();
        var arguments = new[] { CSharpText.Literal(table.Id), CSharpText.Literal(table.Name) }
            .Concat(table.Columns.Select(column => Column(table, column)))
            .ToArray();
        for (var index = 0; index < arguments.Length; index++)
        {
            writer.Line(arguments[index] + (index < arguments.Length - 1 ? "," : ");"));
        }

        writer.Outdent();
    }

    private static string Column(TableModel table, ColumnModel column)
    {
        var more = (column.Mapping.HasTime ? ", hasTime: true" : "")
            + (column.Mapping.Minimum is { } minimum ? ", minimum: " + minimum : "")
            + (column.Mapping.Maximum is { } maximum ? ", maximum: " + maximum : "")
            + (column.Options is { } options
                ? ", options: " + OptionTypeEmitter.Schema(table.Qualify(options.Type))
                : "");
        return "new global::SeaTable.Runtime.ColumnSchema("
            + $"{CSharpText.Literal(column.Key)}, {CSharpText.Literal(column.Name)}, "
            + $"global::SeaTable.ColumnType.{column.Mapping.ColumnType}, {CSharpText.Literal(column.Property)}{more})";
    }
}
