using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Server.Requests;
using SeaTable.Emulator.Server.Responses;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Server.Endpoints;

/// <summary>Lists, adds, changes and deletes the webhooks of the base, for its owners.</summary>
internal sealed class WebhookEndpoints(EmulatedBase emulatedBase, AccountDirectory accounts, WorkspaceList workspaces)
{
    public ApiResponse List(FormRequest request)
    {
        Owner(request);
        lock (emulatedBase.Gate)
        {
            return ApiResponse.Json(new JsonObject
            {
                ["webhook_list"] = new JsonArray([.. emulatedBase.Webhooks.All().Select(Json)]),
            });
        }
    }

    public ApiResponse Create(FormRequest request)
    {
        var owner = Owner(request);
        var url = Checked(request.Field("url") ?? "");
        lock (emulatedBase.Gate)
        {
            emulatedBase.Webhooks.RequireFree(url);
            return One(emulatedBase.Webhooks.Add(
                url, request.Field("secret"), owner.Id, Timestamps.FormatMicroseconds(emulatedBase.Clock.GetUtcNow())));
        }
    }

    /// <summary>Changes what is named of a webhook. One that was disabled is told of changes again.</summary>
    public ApiResponse Change(FormRequest request)
    {
        Owner(request);
        lock (emulatedBase.Gate)
        {
            var hook = Find(request);
            var url = Checked(request.Field("url") ?? hook.Url);
            emulatedBase.Webhooks.RequireFree(url, hook.Id);
            return One(emulatedBase.Webhooks.Change(hook.Id, url, request.Field("secret") ?? hook.Secret));
        }
    }

    public ApiResponse Delete(FormRequest request)
    {
        Owner(request);
        lock (emulatedBase.Gate)
            emulatedBase.Webhooks.Remove(Find(request).Id);
        return ApiResponse.Success;
    }

    private Account Owner(FormRequest request)
    {
        var account = accounts.Check(request.Token);
        workspaces.Require(request.Route("workspace_id"), request.Route("base_name"));
        return account.User.IsOwner ? account : throw KnownErrors.AccountDenied();
    }

    private static string Checked(string url) => WebhookStore.IsUrl(url) ? url : throw KnownErrors.FormFieldInvalid("url");

    private Webhook Find(FormRequest request) =>
        long.TryParse(request.Route("webhook_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && emulatedBase.Webhooks.Find(id) is { } hook
            ? hook
            : throw KnownErrors.WebhookNotFound();

    private ApiResponse One(Webhook hook) => ApiResponse.Json(new JsonObject { ["webhook"] = Json(hook) });

    private JsonObject Json(Webhook hook)
    {
        var json = new JsonObject
        {
            ["id"] = hook.Id,
            ["dtable_uuid"] = emulatedBase.Uuid,
            ["url"] = hook.Url,
            ["creator"] = hook.Creator,
            ["created_at"] = hook.CreatedAt,
        };
        if (hook.Secret is { } secret)
            json["settings"] = new JsonObject { ["secret"] = secret };
        return json;
    }
}
