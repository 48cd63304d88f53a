using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Facts;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Adds, changes, deletes and locks rows.</summary>
internal static class RowWriteEndpoints
{
    public static ApiResponse Append(BaseRequest request)
    {
        var table = request.Table();
        var added = RowOperations.Append(
            request.Base, table, Rows(request), request.Flag("apply_default"), request.Access.Signature);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("inserted_row_count", added.Count);
            writer.WriteStartArray("row_ids");
            foreach (var row in added)
            {
                writer.WriteStartObject();
                writer.WriteString(SystemFields.Id, row.Stored.Id);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WritePropertyName("first_row");
            if (added.Count == 0)
                writer.WriteNullValue();
            else
                StoredRowJson.Write(writer, added[0].Stored, added[0].Written);
            writer.WriteEndObject();
        });
    }

    /// <summary>Gets the rows that a call adds.</summary>
    public static List<JsonElement> Rows(BaseRequest request)
    {
        var rows = request.RequiredList("rows");
        if (rows.Count > ServerLimits.RowsPerAppend)
            throw AssumedErrors.TooManyRows("append", ServerLimits.RowsPerAppend);
        return rows.TrueForAll(row => row.ValueKind == JsonValueKind.Object)
            ? rows
            : throw AssumedErrors.ParameterInvalid("rows");
    }

    public static ApiResponse Update(BaseRequest request)
    {
        var table = request.Table();
        var updates = request.RequiredList("updates").ConvertAll(update =>
            JsonMember.Text(update, "row_id") is { } id
            && JsonMember.Find(update, "row") is { ValueKind: JsonValueKind.Object } row
                ? (id, row)
                : throw AssumedErrors.ParameterInvalid("updates"));
        if (updates.Count > ServerLimits.RowsPerUpdate)
            throw AssumedErrors.TooManyRows("update", ServerLimits.RowsPerUpdate);
        RowOperations.Update(request.Base, table, updates, request.Access.Signature);
        return ApiResponse.Success;
    }

    public static ApiResponse Delete(BaseRequest request)
    {
        var table = request.Table();
        var ids = request.RequiredTexts("row_ids");
        if (ids.Count > ServerLimits.RowsPerDelete)
            throw AssumedErrors.TooManyRows("delete", ServerLimits.RowsPerDelete);
        RowOperations.Delete(request.Base, table, ids);
        return ApiResponse.Success;
    }

    public static ApiResponse Lock(BaseRequest request) => SetLocks(request, locked: true);

    public static ApiResponse Unlock(BaseRequest request) => SetLocks(request, locked: false);

    private static ApiResponse SetLocks(BaseRequest request, bool locked)
    {
        RowOperations.SetLocks(request.Base, request.Table(), request.RequiredTexts("row_ids"), locked, request.Access.Signature);
        return ApiResponse.Success;
    }
}
