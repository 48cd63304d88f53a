using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Which options depend on which: what names a column or options that are gone means nothing.</summary>
internal static class CascadeOptions
{
    /// <summary>A schema without what depends on columns and options that it does not have, and without such options.</summary>
    public static BaseDocument WithoutDeleted(BaseDocument document) => document with
    {
        Tables = [.. document.Tables.Select(table => table.Columns.All(column => !Depends(column)) ? table : table with
        {
            Columns = [.. table.Columns.Select(column => WithoutDeleted(table, column))],
        })],
    };

    private static bool Depends(ColumnDocument column) =>
        column.Data?[ColumnSettings.CascadeColumn] is not null || Settings(column) is not null;

    private static JsonObject? Settings(ColumnDocument column) => column.Data?[ColumnSettings.CascadeSettings] as JsonObject;

    private static ColumnDocument WithoutDeleted(TableDocument table, ColumnDocument column)
    {
        if (!Depends(column))
            return column;

        if (table.FindColumn(column.Setting(ColumnSettings.CascadeColumn)) is not { } parent)
            return column with { Data = PlainColumnSteps.WithoutCascade(column.Data) };

        if (Settings(column) is not { } settings || parent.Options is null)
            return column;

        var left = new JsonObject(settings.Where(entry => parent.FindOption(entry.Key) is not null)
            .Select(entry => KeyValuePair.Create(entry.Key, Children(entry.Value, column))));
        return column with { Data = column.Data.With(new JsonObject { [ColumnSettings.CascadeSettings] = left }) };
    }

    private static JsonNode? Children(JsonNode? ids, ColumnDocument column) => ids is not JsonArray list || column.Options is null
        ? ids?.DeepClone()
        : new JsonArray([.. list.Where(id => column.FindOption(id?.ToString()) is not null).Select(id => id!.DeepClone())]);
}
