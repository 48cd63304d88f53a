using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>
/// What the user of a base token is told of; an application is told of nothing. And messages that pop up for a user.
/// </summary>
internal static class NotificationEndpoints
{
    public static ApiResponse List(BaseRequest request)
    {
        var (start, limit) = WebPage.Of(request);
        var list = request.Base.Notifications.Of(request.Access.UserId, start, limit);
        return ApiResponse.Json(new JsonObject
        {
            ["notification_list"] = new JsonArray([.. list.Select(notification => Json(request, notification))]),
        });
    }

    public static ApiResponse MarkAll(BaseRequest request)
    {
        request.Base.Notifications.SetSeen(request.Access.UserId, Seen(request));
        return ApiResponse.Success;
    }

    /// <summary>Marks one; one that is not there is no error.</summary>
    public static ApiResponse Mark(BaseRequest request)
    {
        var seen = Seen(request);
        if (long.TryParse(request.Route("notification_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            request.Base.Notifications.SetSeen(request.Access.UserId, seen, id);
        return ApiResponse.Success;
    }

    public static ApiResponse DeleteAll(BaseRequest request)
    {
        request.Base.Notifications.DeleteAll(request.Access.UserId);
        return ApiResponse.Success;
    }

    /// <summary>Shows a message to a user who has the base open; here nobody has.</summary>
    public static ApiResponse Toast(BaseRequest request)
    {
        var body = JsonTree.Of(request.Body) as JsonObject;
        return IsText(body?["to_user"]) && IsText(body?["toast_type"]) && body?["detail"] is JsonObject
            ? ApiResponse.Success
            : throw KnownErrors.ToastInvalid();
    }

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String && node.ToString().Length > 0;

    // A boolean of JSON is refused, which is how servers were seen to do it.
    private static bool Seen(BaseRequest request) =>
        request.Body.TryGetProperty("seen", out var seen) && seen.ValueKind == JsonValueKind.String
            ? seen.GetString() switch
            {
                "true" => true,
                "false" => false,
                _ => throw KnownErrors.SeenInvalid(),
            }
            : throw KnownErrors.SeenInvalid();

    private static JsonObject Json(BaseRequest request, Notification notification) => new()
    {
        ["id"] = notification.Id,
        ["username"] = notification.User,
        ["dtable_uuid"] = request.Base.Uuid,
        ["msg_type"] = notification.Type,
        ["created_at"] = notification.CreatedAt,
        ["detail"] = JsonTree.Parse(notification.Detail),
        ["seen"] = notification.IsSeen ? 1 : 0,
    };
}
