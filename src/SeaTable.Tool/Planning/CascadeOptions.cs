using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Which options depend on which: what names options that are not there any more means nothing.</summary>
internal static class CascadeOptions
{
    /// <summary>A schema without what depends on options, and without depending ones, that it does not have.</summary>
    public static BaseDocument WithoutDeleted(BaseDocument document) => document with
    {
        Tables = [.. document.Tables.Select(table => table.Columns.All(column => Settings(column) is null) ? table : table with
        {
            Columns = [.. table.Columns.Select(column => WithoutDeleted(table, column))],
        })],
    };

    private static JsonObject? Settings(ColumnDocument column) => column.Data?[ColumnSettings.CascadeSettings] as JsonObject;

    private static ColumnDocument WithoutDeleted(TableDocument table, ColumnDocument column)
    {
        if (Settings(column) is not { } settings
            || table.FindColumn(column.Setting(ColumnSettings.CascadeColumn)) is not { Options: not null } parent)
        {
            return column;
        }

        var left = new JsonObject(settings.Where(entry => parent.FindOption(entry.Key) is not null)
            .Select(entry => KeyValuePair.Create(entry.Key, Children(entry.Value, column))));
        return column with { Data = column.Data.With(new JsonObject { [ColumnSettings.CascadeSettings] = left }) };
    }

    private static JsonNode? Children(JsonNode? ids, ColumnDocument column) => ids is not JsonArray list || column.Options is null
        ? ids?.DeepClone()
        : new JsonArray([.. list.Where(id => column.FindOption(id?.ToString()) is not null).Select(id => id!.DeepClone())]);
}
