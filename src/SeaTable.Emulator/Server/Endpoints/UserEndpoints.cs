using System.Text.Json.Nodes;
using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Says who takes part in the base. It always has an owner.</summary>
internal sealed class UserEndpoints(AccountDirectory accounts, ApiAccess apiAccess)
{
    /// <summary>Who owns a base of which neither the options nor its file tell.</summary>
    private static readonly Account s_owner = new(new EmulatorUser("owner@example.com", "none") { Name = "Owner" });

    /// <summary>Lists the users of the options, the owners first, and the collaborators of the file.</summary>
    public ApiResponse RelatedUsers(BaseRequest request)
    {
        var users = accounts.All.OrderByDescending(account => account.User.IsOwner)
            .Select(account => Json(account, request.Server)).ToList();
        foreach (var collaborator in request.Base.Schema.Collaborators.OfType<JsonObject>())
        {
            if (!users.Exists(user => Id(user) == Id(collaborator)))
                users.Add(Json(collaborator, request.Server));
        }

        if (users.Count == 0)
            users.Add(Json(s_owner, request.Server));
        // Exports don't tell which of their collaborators is the owner.
        if (!users.Exists(user => user["is_admin"]!.GetValue<bool>()))
            users[0]["is_admin"] = true;
        return ApiResponse.Json(new JsonObject
        {
            ["user_list"] = new JsonArray([.. users]),
            ["app_user_list"] = new JsonArray(),
        });
    }

    /// <summary>Gets the name of a user; of one that is not there what stands before the @ of the id.</summary>
    public ApiResponse AppUserInfo(FormRequest request)
    {
        apiAccess.Check(request.Token);
        var id = request.Query("username") ?? "";
        return ApiResponse.Json(new JsonObject
        {
            ["id_in_org"] = "",
            ["name"] = accounts.All.FirstOrDefault(account => account.Id == id)?.User.Name ?? id.Split('@')[0],
        });
    }

    private static JsonObject Json(Account account, string server) => Json(
        new JsonObject
        {
            ["email"] = account.Id,
            ["name"] = account.User.Name,
            ["contact_email"] = account.User.Email,
            ["is_admin"] = account.User.IsOwner,
        },
        server);

    /// <summary>Gives a user of a file the members that answers have.</summary>
    private static JsonObject Json(JsonObject user, string server) => new()
    {
        ["email"] = Id(user),
        ["name"] = Text(user, "name"),
        ["contact_email"] = Text(user, "contact_email"),
        ["avatar_url"] = Text(user, "avatar_url", Avatars.Default(server)),
        ["id_in_org"] = Text(user, "id_in_org"),
        ["name_pinyin"] = Text(user, "name_pinyin", Text(user, "name")),
        ["is_admin"] = user["is_admin"] is JsonValue isAdmin && isAdmin.TryGetValue<bool>(out var value) && value,
    };

    private static string Id(JsonObject user) => Text(user, "email");

    private static string Text(JsonObject user, string member, string otherwise = "") =>
        user[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : otherwise;
}
