using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Page;

/// <summary>The rows that a view shows, in its order and by ranges of positions.</summary>
internal static class RowRanges
{
    private const int MaxCount = 500;

    public static void Write(Utf8JsonWriter writer, EmulatedBase emulatedBase, IQueryCollection query)
    {
        lock (emulatedBase.Gate)
        {
            var table = emulatedBase.Schema.TableWithId(query["table"].ToString()) ?? throw AssumedErrors.TableNotFound();
            var view = table.Views.Find(view => view.Id == query["view"].ToString()) ?? throw AssumedErrors.ViewNotFound();
            var start = Number(query["start"]);
            var count = Math.Min(Number(query["count"]), MaxCount);
            using var context = emulatedBase.CreateReadContext(convertKeys: false);
            var rows = emulatedBase.Selected.Find(new RowSelection(table, view), context);
            var json = new RowJson(table, null, context);
            writer.WriteStartObject();
            writer.WriteNumber("total", rows.Count);
            writer.WriteNumber("start", start);
            writer.WriteStartArray("rows");
            foreach (var row in rows.Page(start, count))
                json.Write(writer, row);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
