namespace SeaTable.Generators.Schema;

/// <summary>
/// How <c>codegen.names</c> points at things. Ids never hold a slash; should one do so all the same, it is written as in a
/// JSON pointer, so that no two things ever have the same path.
/// </summary>
internal static class IdPath
{
    public static string Table(string tableId) => Escape(tableId);

    public static string Column(string tableId, string columnKey) => Table(tableId) + "/" + Escape(columnKey);

    public static string Option(string tableId, string columnKey, string optionId) =>
        Column(tableId, columnKey) + "/" + Escape(optionId);

    public static string View(string tableId, string viewId) => Table(tableId) + "/views/" + Escape(viewId);

    private static string Escape(string id) => id.Replace("~", "~0").Replace("/", "~1");
}
