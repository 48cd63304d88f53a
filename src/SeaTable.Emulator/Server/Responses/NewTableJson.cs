using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Server.Responses;

/// <summary>A table as the call that made it answers it: with its rows, and with members that the metadata leaves out.</summary>
internal static class NewTableJson
{
    /// <summary>The member with the rows.</summary>
    public const string Rows = "rows";

    public static JsonObject Of(Table table, IReadOnlyList<StoredRow> rows)
    {
        var json = WithoutRows(table);
        json[Rows] = new JsonArray([.. rows.Select(row => StoredRowJson.Node(row, table.Filled(row)))]);
        json["id_row_map"] = new JsonObject(
            rows.Select(row => KeyValuePair.Create(row.Id, StoredRowJson.Node(row, table.Filled(row)))));
        foreach (var view in json["views"]!.AsArray())
            view!["link_rows"] = new JsonObject();
        return json;
    }

    /// <summary>Gets a table with what is empty where it stands in the base as a whole.</summary>
    public static JsonObject WithoutRows(Table table)
    {
        var json = table.ToJson();
        json[Rows] = new JsonArray();
        json["id_row_map"] = new JsonObject();
        json["view_structure"] = new JsonObject
        {
            ["folders"] = new JsonArray(),
            ["view_ids"] = new JsonArray([.. table.Views.Select(view => JsonValue.Create(view.Id))]),
        };
        return json;
    }
}
