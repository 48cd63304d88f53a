using SeaTable.Facts;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Mapping;

/// <summary>Links to rows of another table, or of the same one.</summary>
internal static class LinkMapping
{
    private const string Reason = "links are changed by the table's Links";

    public static ColumnMapping Create(ColumnContext context)
    {
        var other = OtherTable(context);
        if (other is null)
        {
            return ColumnMappings.Raw("Link", "link", "the linked table is unknown") with
            {
                Notes = new(["The linked table is not in the schema file."]),
            };
        }

        var names = context.Names.Tables[other.Id];
        var row = context.Names.Qualify(names.RowType);
        var options = context.OptionTypeOf(other, context.Text("display_column_key"));
        var reader = "ReadLinks<" + row + (options is null ? ">" : ", " + options + ">");
        return new(
            "Link",
            "link",
            "global::SeaTable.LinkList<" + row + ">",
            reader,
            QueryColumn.OfLinks(QueryClass(context, other), row, context.Names.Qualify(names.ColumnsType)))
        {
            ReaderArgument = options is null ? null : SelectMapping.Options(options),
            Empty = "global::SeaTable.Runtime.LinkLists.Empty<" + row + ">()",
            Link = new(other.Id, other.Name, row, context.Names.Qualify(names.TableType) + "." + LinkTarget.Field),
            ReadOnlyReason = Reason,
            Facts = new(["Links to rows of '" + other.Name + "'" + Display(context, other) + "."]),
        };
    }

    /// <summary>The table at the other end.</summary>
    public static TableSchema? OtherTable(ColumnContext context) =>
        context.Schema.Linked.OtherTable(context.Table, context.Column);

    // SQL compares a link by what its column shows of the rows at the other end.
    private static string QueryClass(ColumnContext context, TableSchema other) =>
        other.FindColumn(context.Text("display_column_key"))?.Type switch
        {
            ColumnTypeNames.Text or ColumnTypeNames.LongText or ColumnTypeNames.Email or ColumnTypeNames.Url
                or ColumnTypeNames.AutoNumber => "TextLinkColumn",
            ColumnTypeNames.Number => "NumberLinkColumn",
            _ => "LinkColumn",
        };

    private static string Display(ColumnContext context, TableSchema other)
    {
        var key = context.Text("display_column_key");
        var column = other.FindColumn(key);
        return column is null ? "" : ", shown by their '" + column.Name + "'";
    }
}
