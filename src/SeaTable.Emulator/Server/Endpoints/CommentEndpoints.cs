using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Comments on rows, at the gateway and at the web server. Who may read the base may write comments.</summary>
internal static class CommentEndpoints
{
    /// <summary>How far back the web server counts.</summary>
    private static readonly TimeSpan s_counted = TimeSpan.FromDays(180);

    public static ApiResponse List(BaseRequest request) =>
        ApiResponse.Json(Json(request, request.Base.Comments.OfRow(request.RequiredText("row_id"))));

    public static ApiResponse ListOnWeb(BaseRequest request)
    {
        var rowId = request.Text("row_id") ?? throw KnownErrors.FormFieldInvalid("row_id");
        var (start, limit) = WebPage.Of(request);
        return ApiResponse.Json(new JsonObject
        {
            ["comment_list"] = Json(request, request.Base.Comments.OfRow(rowId, start, limit)),
            ["count"] = request.Base.Comments.CountOfRow(rowId),
        });
    }

    public static ApiResponse Count(BaseRequest request) =>
        ApiResponse.Json(new JsonObject { ["count"] = request.Base.Comments.CountOfRow(request.RequiredText("row_id")) });

    public static ApiResponse WithinDays(BaseRequest request)
    {
        var isNumber = int.TryParse(request.Text("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days);
        if (!isNumber || days is < 1 or > 36_500)
            throw AssumedErrors.ParameterInvalid("days");
        return ApiResponse.Json(new JsonObject { ["comments"] = Json(request, Since(request, TimeSpan.FromDays(days))) });
    }

    /// <summary>Counts the comments of each row that has some.</summary>
    public static ApiResponse CountByRow(BaseRequest request) => ApiResponse.Json(new JsonObject
    {
        ["rows_comments_num"] = new JsonObject(Since(request, s_counted)
            .GroupBy(comment => comment.RowId, StringComparer.Ordinal)
            .Select(row => KeyValuePair.Create(row.Key, (JsonNode?)row.Count()))),
    });

    public static ApiResponse Get(BaseRequest request) => ApiResponse.Json(Json(request, Find(request)));

    public static ApiResponse Create(BaseRequest request)
    {
        if (!request.Base.Version.GatewayTakesComments)
            throw AssumedErrors.MethodNotAllowed();
        return Create(request, AssumedErrors.ParameterInvalid);
    }

    public static ApiResponse CreateOnWeb(BaseRequest request) => Create(request, KnownErrors.FormFieldInvalid);

    public static ApiResponse Resolve(BaseRequest request)
    {
        var options = BaseRequest.Node(request.Body, "options") as JsonObject;
        var isResolved = options?["resolved"]?.ToString().ToUpperInvariant() switch
        {
            "T" or "TRUE" or "1" => true,
            null or "F" or "FALSE" or "0" => false,
            _ => throw KnownErrors.FormFieldInvalid("resolved"),
        };
        request.Base.Comments.SetResolved(Find(request).Id, isResolved, Now(request));
        return ApiResponse.Success;
    }

    /// <summary>Deletes a comment of one's own, or any with a token that may write.</summary>
    public static ApiResponse Delete(BaseRequest request)
    {
        var comment = Find(request);
        if (comment.Author != request.Access.Signature && !request.Access.CanWrite)
            throw KnownErrors.AccountDenied();
        request.Base.Comments.Delete(comment.Id);
        return ApiResponse.Success;
    }

    private static ApiResponse Create(BaseRequest request, Func<string, ApiException> invalid)
    {
        var rowId = request.Text("row_id") ?? throw invalid("row_id");
        if (request.Text("table_id") is null)
            throw invalid("table_id");
        var text = request.Text("comment") ?? throw invalid("comment");
        var table = request.Table();
        if (!request.Base.Rows.Exist(table, [rowId]))
            throw KnownErrors.RowNotFound();
        UserNotices.Commented(request.Base, table, rowId, text, request.Access.Signature);
        request.Base.Comments.Add(request.Access.Signature, text, table.Id, rowId, Now(request));
        return ApiResponse.Success;
    }

    private static List<RowComment> Since(BaseRequest request, TimeSpan time) =>
        request.Base.Comments.Since(Timestamps.FormatWholeSeconds(request.Base.Clock.GetUtcNow() - time));

    private static RowComment Find(BaseRequest request) =>
        (long.TryParse(request.Route("comment_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? request.Base.Comments.Find(id)
            : null) ?? throw KnownErrors.CommentNotFound();

    private static string Now(BaseRequest request) => Timestamps.FormatWholeSeconds(request.Base.Clock.GetUtcNow());

    private static JsonArray Json(BaseRequest request, IEnumerable<RowComment> comments) =>
        [.. comments.Select(comment => (JsonNode)Json(request, comment))];

    private static JsonObject Json(BaseRequest request, RowComment comment) => new()
    {
        ["id"] = comment.Id,
        ["author"] = comment.Author,
        ["comment"] = comment.Text,
        ["dtable_uuid"] = request.Base.Uuid,
        ["row_id"] = comment.RowId,
        ["created_at"] = comment.CreatedAt,
        ["updated_at"] = comment.UpdatedAt,
        ["resolved"] = comment.IsResolved ? 1 : 0,
    };
}
