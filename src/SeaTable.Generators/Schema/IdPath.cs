namespace SeaTable.Generators.Schema;

/// <summary>How <c>codegen.names</c> points at things.</summary>
internal static class IdPath
{
    public static string Table(string tableId) => tableId;

    public static string Column(string tableId, string columnKey) => tableId + "/" + columnKey;

    public static string Option(string tableId, string columnKey, string optionId) =>
        tableId + "/" + columnKey + "/" + optionId;

    public static string View(string tableId, string viewId) => tableId + "/views/" + viewId;
}
