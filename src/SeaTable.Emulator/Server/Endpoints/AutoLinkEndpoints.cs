using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Links rows by equal values. It is done when the call is answered, so that every task has succeeded.</summary>
internal sealed class AutoLinkEndpoints
{
    private readonly HashSet<string> _tasks = new(StringComparer.Ordinal);

    public ApiResponse Create(BaseRequest request)
    {
        var keys = request.RequiredList("matching_keys").ConvertAll(pair =>
            JsonMember.Text(pair, "table1_key") is { } first && JsonMember.Text(pair, "table2_key") is { } second
                ? (first, second)
                : throw AssumedErrors.ParameterInvalid("matching_keys"));
        AutoLinks.Create(request.Base, request.RequiredText("link_id"), keys);
        var task = request.Base.Ids.NewUuid().ToString();
        _tasks.Add(task);
        return ApiResponse.Json(new JsonObject { ["task_id"] = task });
    }

    /// <summary>Tells how far a task is. Its id is the body itself, as documented, or a parameter.</summary>
    public ApiResponse Task(BaseRequest request) =>
        _tasks.Contains(request.Text(BaseRequest.WholeBody) ?? request.RequiredText("task_id"))
            ? ApiResponse.Json(new JsonObject { ["status"] = "success" })
            : throw AssumedErrors.TaskNotFound();
}
