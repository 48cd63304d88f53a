using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Facts;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Lists rows and gets one.</summary>
internal static class RowReadEndpoints
{
    public static ApiResponse List(BaseRequest request) => List(request, [], allMustHold: true);

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
        return List(request, filters.FindAll(filter => filter.Count > 0), all);
    }

    public static ApiResponse Get(BaseRequest request)
    {
        var table = request.Table();
        var row = request.Base.Rows.Find(table, request.Route("row_id")) ?? throw KnownErrors.RowNotFound();
        using var context = request.Base.CreateReadContext(request.ConvertKeys);
        var json = new RowJson(table, null, context);
        return ApiResponse.Json(writer => json.Write(writer, row));
    }

    private static ApiResponse List(BaseRequest request, IReadOnlyList<JsonObject> filters, bool allMustHold)
    {
        var table = request.Table();
        var view = request.View(table);
        var start = Number(request, "start", 0, minimum: 0);
        var limit = Math.Min(Number(request, "limit", ServerLimits.RowsPerList, minimum: 1), ServerLimits.RowsPerList);
        using var context = request.Base.CreateReadContext(request.ConvertKeys);
        var selection = new RowSelection(table, view)
        {
            Filters = filters,
            AllMustHold = allMustHold,
            SortedBy = request.Text("order_by") is { } name ? BaseRequest.Column(table, name) : null,
            IsDescending = Descending(request),
        };
        var rows = request.Base.Selected.Find(selection, context).Page(start, limit);
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
