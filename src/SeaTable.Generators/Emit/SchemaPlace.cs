using SeaTable.Generators.Model;

namespace SeaTable.Generators.Emit;

/// <summary>
/// Says where in the schema file a member comes from, in words that one can search for there: names, keys and ids. A line would
/// be another one after each edit above it, and with it the code of every table that follows.
/// </summary>
internal static class SchemaPlace
{
    /// <summary>The place of a table.</summary>
    public static string Of(TableModel table) => OfTable(table) + ".";

    /// <summary>The place of a table, for what the client says of it.</summary>
    public static string Of(BaseModel model, TableProperty table) =>
        "In " + Documentation.Code(model.FileName) + ": table " + Documentation.Code(table.Name) + ".";

    /// <summary>The place of a column.</summary>
    public static string Of(TableModel table, ColumnModel column) => OfColumn(table, column) + ".";

    /// <summary>The place of an option of a column.</summary>
    public static string Of(TableModel table, ColumnModel column, OptionModel option) =>
        OfColumn(table, column) + ", option " + Named(option.Name, option.Id) + ".";

    /// <summary>The place of a view.</summary>
    public static string Of(TableModel table, ViewModel view) =>
        OfTable(table) + ", view " + Named(view.Name, view.Id) + ".";

    private static string OfColumn(TableModel table, ColumnModel column) =>
        "In " + Documentation.Code(table.FileName) + ": table " + Documentation.Code(table.Name)
            + ", column " + Named(column.Name, column.Key);

    private static string OfTable(TableModel table) =>
        "In " + Documentation.Code(table.FileName) + ": table " + Named(table.Name, table.Id);

    private static string Named(string name, string id) => Documentation.Code(name) + " (" + Documentation.Code(id) + ")";
}
