using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Adds, changes and deletes the options of a select column.</summary>
internal static class OptionEndpoints
{
    public static ApiResponse Add(BaseRequest request)
    {
        var options = request.RequiredList("options").ConvertAll(option => (
            Text(option, "name") ?? throw AssumedErrors.ParameterInvalid("options"),
            Text(option, "color") ?? throw AssumedErrors.ParameterInvalid("options"),
            Text(option, "textColor") ?? throw AssumedErrors.ParameterInvalid("options")));
        var table = request.Table();
        OptionOperations.Add(request.Base, table, BaseRequest.Column(table, request.RequiredText("column")), options);
        return ApiResponse.Success;
    }

    public static ApiResponse Change(BaseRequest request)
    {
        var table = request.Table();
        var column = BaseRequest.Column(table, request.RequiredText("column"));
        var options = request.RequiredList("options").ConvertAll(option => (
            Text(option, "id") ?? throw AssumedErrors.ParameterInvalid("options"),
            Text(option, "name"), Text(option, "color"), Text(option, "textColor")));
        OptionOperations.Change(request.Base, table, column, options);
        if (!request.Flag("return_options"))
            return ApiResponse.Success;
        var all = column.Options.All.Select(option => option.DeepClone());
        return ApiResponse.Json(new JsonObject { ["options"] = new JsonArray([.. all]) });
    }

    public static ApiResponse Delete(BaseRequest request)
    {
        var table = request.Table();
        var column = BaseRequest.Column(table, request.RequiredText("column"));
        OptionOperations.Delete(request.Base, table, column, request.RequiredTexts("option_names"));
        return ApiResponse.Success;
    }

    // What is no text, and can't be meant to be left out, is refused.
    private static string? Text(JsonElement option, string member)
    {
        if (option.ValueKind != JsonValueKind.Object)
            throw AssumedErrors.ParameterInvalid("options");
        if (!option.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String
            ? value.GetString() is { Length: > 0 } text ? text : null
            : throw AssumedErrors.ParameterInvalid("options");
    }
}
