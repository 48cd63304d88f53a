using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Sql;
using SeaTable.Emulator.Sql.Queries;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Adds rows to the big data storage, and moves rows there and back.</summary>
internal static class ArchiveEndpoints
{
    public static ApiResponse Add(BaseRequest request)
    {
        var table = request.Table();
        var rows = RowWriteEndpoints.Rows(request);
        if (!request.Base.Schema.HasBigData)
            throw KnownErrors.InsertOnOrdinaryBase(request.Base.Uuid);
        var added = RowOperations.Append(
            request.Base, table, rows, applyDefault: false, request.Access.Signature, archived: true);
        return ApiResponse.Json(new JsonObject { ["inserted_row_count"] = added.Count });
    }

    public static ApiResponse ArchiveView(BaseRequest request)
    {
        var table = request.Table();
        if (request.Base.Version.ArchivesViews)
        {
            var view = request.View(table) ?? throw AssumedErrors.ParameterInvalid("view_name");
            ArchiveOperations.ArchiveView(request.Base, table, view);
        }
        else
        {
            ArchiveOperations.Archive(request.Base, table, Ids(request, table));
        }

        return ApiResponse.Json(new JsonObject { ["success"] = true, ["error_message"] = "" });
    }

    /// <summary>Moves rows back before it answers; the id of the task leads nowhere, since no call asks for it.</summary>
    public static ApiResponse Unarchive(BaseRequest request)
    {
        // Clients were seen to send the name as an id.
        var table = request.Table(nameMember: request.Text("table_name") is null ? "table_id" : "table_name");
        var ids = request.RequiredTexts("row_ids");
        if (ids.Count > ServerLimits.RowsPerUnarchive)
            throw AssumedErrors.TooManyUnarchivedRows();
        ArchiveOperations.Unarchive(request.Base, table, ids);
        return ApiResponse.Json(new JsonObject { ["success"] = true, ["task_id"] = request.Base.Ids.NewUuid().ToString() });
    }

    /// <summary>Finds the rows that a condition of SQL names, or all.</summary>
    private static List<string> Ids(BaseRequest request, Table table)
    {
        var condition = request.Text("where") is { } where ? $" WHERE {where}" : "";
        var text = $"SELECT {SystemFields.Id} FROM {SqlQuoting.Name(table.Name)}{condition}";
        var statement = SqlRequest.Parse(text);
        var binding = SqlRequest.Bind(statement, text, request.Base);
        using var query = new Query(request.Base, binding, [], convertKeys: false, serverOnly: true);
        return RowChanges.Ids(query, ((SqlSelect)statement).Where);
    }
}
