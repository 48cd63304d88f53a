using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Operations;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Adds, changes and deletes the options of a select column.</summary>
internal static class OptionEndpoints
{
    public static Answer Add(BaseRequest request)
    {
        var options = request.RequiredList("options").ConvertAll(option => (
            Text(option, "name") ?? throw Decisions.ParameterInvalid("options"),
            Text(option, "color") ?? throw Decisions.ParameterInvalid("options"),
            Text(option, "textColor") ?? throw Decisions.ParameterInvalid("options")));
        OptionOperations.Add(request.Base, BaseRequest.Column(request.Table(), request.RequiredText("column")), options);
        return Answer.Success;
    }

    public static Answer Change(BaseRequest request)
    {
        var column = BaseRequest.Column(request.Table(), request.RequiredText("column"));
        var options = request.RequiredList("options").ConvertAll(option => (
            Text(option, "id") ?? throw Decisions.ParameterInvalid("options"),
            Text(option, "name"), Text(option, "color"), Text(option, "textColor")));
        OptionOperations.Change(request.Base, column, options);
        if (!request.Flag("return_options"))
            return Answer.Success;
        var all = column.Options.All.Select(option => option.DeepClone());
        return Answer.Json(new JsonObject { ["options"] = new JsonArray([.. all]) });
    }

    public static Answer Delete(BaseRequest request)
    {
        var table = request.Table();
        var column = BaseRequest.Column(table, request.RequiredText("column"));
        OptionOperations.Delete(request.Base, table, column, request.RequiredTexts("option_names"));
        return Answer.Success;
    }

    private static string? Text(JsonElement option, string member) =>
        option.ValueKind == JsonValueKind.Object && option.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
