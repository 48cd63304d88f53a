using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Server.Responses;

/// <summary>A table as the call that made it answers it: with its rows, and with members that the metadata leaves out.</summary>
internal static class NewTableJson
{
    public static JsonObject Of(Table table, IReadOnlyList<StoredRow> rows)
    {
        var json = table.ToJson();
        json["rows"] = new JsonArray([.. rows.Select(row => Row(table, row))]);
        json["id_row_map"] = new JsonObject(rows.Select(row => KeyValuePair.Create(row.Id, Row(table, row))));
        json["view_structure"] = new JsonObject
        {
            ["folders"] = new JsonArray(),
            ["view_ids"] = new JsonArray([.. table.Views.Select(view => JsonValue.Create(view.Id))]),
        };
        foreach (var view in json["views"]!.AsArray())
            view!["link_rows"] = new JsonObject();
        return json;
    }

    private static JsonNode? Row(Table table, StoredRow row)
    {
        var set = table.StoredColumns.Where(column => row.Cell(column) is not null);
        return JsonNode.Parse(JsonText.Bytes(writer => StoredRowJson.Write(writer, row, set)).Span);
    }
}
