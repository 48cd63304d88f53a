using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>What calls make of a base, as far as that can be told before.</summary>
internal static class DocumentEdits
{
    public static BaseDocument WithTable(this BaseDocument document, string id, Func<TableDocument, TableDocument> edit) =>
        document with { Tables = [.. document.Tables.Select(table => table.Id == id ? edit(table) : table)] };

    public static BaseDocument WithColumn(
        this BaseDocument document, string tableId, string key, Func<ColumnDocument, ColumnDocument> edit) =>
        document.WithTable(tableId, table => table with
        {
            Columns = [.. table.Columns.Select(column => column.Key == key ? edit(column) : column)],
        });

    public static BaseDocument WithOptions(
        this BaseDocument document, string tableId, string key,
        Func<IReadOnlyList<OptionDocument>, IEnumerable<OptionDocument>> edit) =>
        document.WithColumn(tableId, key, column => column with { Options = [.. edit(column.Options ?? [])] });

    public static BaseDocument WithView(
        this BaseDocument document, string tableId, string id, Func<ViewDocument, ViewDocument> edit) =>
        document.WithTable(tableId, table => table with
        {
            Views = [.. table.Views.Select(view => view.Id == id ? edit(view) : view)],
        });

    public static BaseDocument WithoutTable(this BaseDocument document, string id) => document with
    {
        Tables = [.. document.Tables.Where(table => table.Id != id).Select(table => table with
        {
            Columns = [.. table.Columns.Where(column => column.Type != ColumnTypeNames.Link
                || column.Setting(LinkSettings.Table) != id && column.Setting(LinkSettings.OtherTable) != id)],
        })],
    };

    /// <summary>Without a column; a link goes from both tables.</summary>
    public static BaseDocument WithoutColumn(this BaseDocument document, string tableId, ColumnDocument column)
    {
        var link = column.Type == ColumnTypeNames.Link ? column.Setting(LinkSettings.Link) : null;
        return document with
        {
            Tables = [.. document.Tables.Select(table => table with
            {
                Columns = [.. table.Columns.Where(other => !(table.Id == tableId && other.Key == column.Key)
                    && (link is null || other.Type != ColumnTypeNames.Link || other.Setting(LinkSettings.Link) != link))],
            })],
        };
    }

    /// <summary>With a column behind another one, or at the end.</summary>
    public static TableDocument WithNew(this TableDocument table, ColumnDocument column, string? anchorKey)
    {
        var columns = table.Columns.ToList();
        var anchor = columns.FindIndex(other => other.Key == anchorKey);
        columns.Insert(anchor < 0 ? columns.Count : anchor + 1, column);
        return table with { Columns = columns };
    }

    /// <summary>Settings with those of another object on top.</summary>
    public static JsonObject With(this JsonObject? settings, JsonObject? others)
    {
        var merged = (JsonObject?)settings?.DeepClone() ?? [];
        foreach (var (name, value) in others ?? [])
            merged[name] = value?.DeepClone();

        return merged;
    }
}
