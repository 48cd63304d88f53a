using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Views;

namespace SeaTable.Emulator.Page;

/// <summary>
/// The rows that a view shows, in its order and by ranges of positions. Which rows those are is found once for each state of the
/// base, so that scrolling through a sorted view does not sort it again.
/// </summary>
internal sealed class RowRanges(EmulatedBase emulatedBase)
{
    private const int MaxCount = 500;

    private List<string> _ids = [];
    private (string Table, string View, long Revision)? _idsOf;

    public void Write(Utf8JsonWriter writer, IQueryCollection query)
    {
        lock (emulatedBase.Gate)
        {
            var table = emulatedBase.Schema.TableWithId(query["table"].ToString()) ?? throw AssumedErrors.TableNotFound();
            var view = table.Views.Find(view => view.Id == query["view"].ToString()) ?? throw AssumedErrors.ViewNotFound();
            var start = Number(query["start"]);
            var count = Math.Min(Number(query["count"]), MaxCount);
            using var context = emulatedBase.CreateReadContext(convertKeys: false);
            var (total, rows) = Rows(table, view, start, count, context);
            var json = new RowJson(table, null, context);
            writer.WriteStartObject();
            writer.WriteNumber("total", total);
            writer.WriteNumber("start", start);
            writer.WriteStartArray("rows");
            foreach (var row in rows)
                json.Write(writer, row);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    // Without a filter or an order SQLite cuts the range out; otherwise all rows are looked at once.
    private (long Total, List<StoredRow> Rows) Rows(Table table, View view, int start, int count, ReadContext context)
    {
        var filter = ViewFilter.Of(view, emulatedBase.Schema, table, context);
        var order = RowOrder.Of(view, table, context);
        if (filter is null && order is null)
        {
            return (
                emulatedBase.Rows.Count(table, view.ShowsArchived),
                emulatedBase.Rows.Page(table, start, count, view.ShowsArchived));
        }

        var state = (table.Id, view.Id, emulatedBase.History.Revision);
        if (_idsOf != state)
        {
            IEnumerable<StoredRow> rows = emulatedBase.Rows.All(table, view.ShowsArchived);
            if (filter is not null)
                rows = rows.Where(filter);
            if (order is not null)
                rows = rows.Order(order);
            _ids = [.. rows.Select(row => row.Id)];
            _idsOf = state;
        }

        using var finder = emulatedBase.Rows.Finder(table);
        return (_ids.Count, [.. _ids.Skip(start).Take(count).Select(finder.Find).OfType<StoredRow>()]);
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
