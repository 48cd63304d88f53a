using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Lists, adds, changes and deletes views.</summary>
internal static class ViewEndpoints
{
    private static readonly Dictionary<string, Func<JsonElement, bool>> s_members = new(StringComparer.Ordinal)
    {
        ["name"] = value => value.ValueKind == JsonValueKind.String,
        ["is_locked"] = value => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        ["filter_conjunction"] = value => value.ValueKind == JsonValueKind.String && value.GetString() is "And" or "Or",
        ["filters"] = value => IsListOf(value, JsonValueKind.Object),
        ["sorts"] = value => IsListOf(value, JsonValueKind.Object),
        ["groupbys"] = value => IsListOf(value, JsonValueKind.Object),
        ["hidden_columns"] = value => IsListOf(value, JsonValueKind.String),
    };

    public static ApiResponse List(BaseRequest request)
    {
        var views = request.Table().Views.Select(view => view.Json.DeepClone());
        return ApiResponse.Json(new JsonObject { ["views"] = new JsonArray([.. views]) });
    }

    public static ApiResponse Add(BaseRequest request)
    {
        var view = ViewOperations.Add(
            request.Base, request.Table(), request.RequiredName("name"), request.Text("type") ?? "table",
            request.Flag("is_locked"));
        return ApiResponse.Json(view.Json.DeepClone());
    }

    public static ApiResponse Get(BaseRequest request) =>
        ApiResponse.Json((Find(request) ?? throw AssumedErrors.ViewNotFound()).Json.DeepClone());

    public static ApiResponse Change(BaseRequest request)
    {
        var view = Find(request) ?? throw AssumedErrors.ViewNotFound();
        var members = request.Body.EnumerateObject()
            .Where(member => s_members.ContainsKey(member.Name) && member.Value.ValueKind != JsonValueKind.Null).ToList();
        foreach (var member in members.Where(member => !s_members[member.Name](member.Value)))
            throw AssumedErrors.ParameterInvalid(member.Name);
        var changes = members.ConvertAll(member => KeyValuePair.Create(member.Name, BaseRequest.Node(request.Body, member.Name)));
        ViewOperations.Change(request.Base, request.Table(), view, changes);
        return ApiResponse.Json(view.Json.DeepClone());
    }

    // A view that is not there is as good as deleted.
    public static ApiResponse Delete(BaseRequest request)
    {
        if (Find(request) is { } view)
            ViewOperations.Delete(request.Base, request.Table(), view);
        return ApiResponse.Success;
    }

    private static bool IsListOf(JsonElement value, JsonValueKind kind) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == kind);

    private static View? Find(BaseRequest request)
    {
        // The server leaves an encoded slash as it came, since it would otherwise end the name.
        var name = request.Route("view_name").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var views = request.Table().Views;
        return views.Find(view => view.Name == name) ?? views.Find(view => view.Id == name);
    }
}
