using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Views;
using SeaTable.Facts;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Lists rows and gets one.</summary>
internal static class RowReadEndpoints
{
    public static ApiResponse List(BaseRequest request) => List(request, (_, _) => null);

    /// <summary>Gets the rows that pass the filters of the call, on top of those of the view.</summary>
    public static ApiResponse Filtered(BaseRequest request)
    {
        var filters = request.RequiredList("filters").ConvertAll(filter =>
            JsonTree.Of(filter) as JsonObject ?? throw AssumedErrors.ParameterInvalid("filters"));
        var all = request.Text("filter_conjunction") switch
        {
            null or "And" => true,
            "Or" => false,
            _ => throw AssumedErrors.ParameterInvalid("filter_conjunction"),
        };
        return List(request, (table, context) => ViewFilter.Of(
            filters.Where(filter => filter.Count > 0), all, request.Base.Schema, table, context));
    }

    public static ApiResponse Get(BaseRequest request)
    {
        var table = request.Table();
        var row = request.Base.Rows.Find(table, request.Route("row_id")) ?? throw KnownErrors.RowNotFound();
        using var context = request.Base.CreateReadContext(request.ConvertKeys);
        var json = new RowJson(table, null, context);
        return ApiResponse.Json(writer => json.Write(writer, row));
    }

    private static ApiResponse List(BaseRequest request, Func<Table, ReadContext, Func<StoredRow, bool>?> filter)
    {
        var table = request.Table();
        var view = request.View(table);
        var start = Number(request, "start", 0, minimum: 0);
        var limit = Math.Min(Number(request, "limit", ServerLimits.RowsPerList, minimum: 1), ServerLimits.RowsPerList);
        using var context = request.Base.CreateReadContext(request.ConvertKeys);
        var rows = Rows(request, table, view, start, limit, filter(table, context), context);
        var json = new RowJson(table, view, context);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("rows");
            foreach (var row in rows)
                json.Write(writer, row);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    // Without a filter or an order SQLite cuts the page out; otherwise all rows are looked at.
    private static IEnumerable<StoredRow> Rows(
        BaseRequest request, Table table, View? view, long start, long limit, Func<StoredRow, bool>? more, ReadContext context)
    {
        var withArchived = view?.ShowsArchived != false;
        var filter = view is null ? null : ViewFilter.Of(view, request.Base.Schema, table, context);
        var order = request.Text("order_by") is { } name
            ? RowOrder.By(BaseRequest.Column(table, name), Descending(request), context)
            : view is null ? null : RowOrder.Of(view, table, context);
        if (filter is null && more is null && order is null)
            return request.Base.Rows.Page(table, start, limit, withArchived);

        IEnumerable<StoredRow> rows = request.Base.Rows.All(table, withArchived);
        if (filter is not null)
            rows = rows.Where(filter);
        if (more is not null)
            rows = rows.Where(more);
        if (order is not null)
            rows = rows.Order(order);
        return rows.Skip((int)Math.Min(start, int.MaxValue)).Take((int)limit);
    }

    private static bool Descending(BaseRequest request) =>
        string.Equals(request.Text("direction"), "desc", StringComparison.OrdinalIgnoreCase);

    private static long Number(BaseRequest request, string name, long otherwise, long minimum)
    {
        if (request.Text(name) is not { } text)
            return otherwise;
        var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= minimum
            ? number
            : throw AssumedErrors.ParameterInvalid(name);
    }
}
