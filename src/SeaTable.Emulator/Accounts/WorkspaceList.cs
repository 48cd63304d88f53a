using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Accounts;

/// <summary>Which bases there are in which workspace. One of them is served, and can be opened.</summary>
internal sealed class WorkspaceList(
    string baseName, string baseUuid, DateTimeOffset startedAt, IEnumerable<EmulatorWorkspace> groups)
{
    /// <summary>The workspace of the base that is served.</summary>
    public const int OwnWorkspace = 1;

    private const int FirstGroup = 2;

    /// <summary>How many entries come before those of groups: starred bases, shared ones, and the user's own.</summary>
    private const int OwnEntries = 3;

    private readonly List<(EmulatorWorkspace Group, List<Guid> Uuids)> _groups =
        [.. groups.Select(group => (group, group.Bases.Select(_ => Guid.NewGuid()).ToList()))];

    /// <summary>Writes what a user sees.</summary>
    public JsonObject ToJson(Account account)
    {
        var served = Base(OwnWorkspace, 1, baseName, baseUuid);
        JsonArray own = account.User.IsOwner ? [served] : [];
        JsonArray shared = account.User.IsOwner ? [] : [served];
        var workspaces = new JsonArray(
            new JsonObject { ["id"] = "", ["name"] = "starred", ["type"] = "starred", ["table_list"] = new JsonArray() },
            new JsonObject
            {
                ["id"] = "", ["name"] = "shared", ["type"] = "shared", ["shared_table_list"] = shared,
                ["shared_view_list"] = new JsonArray(), ["share_folders"] = new JsonArray(),
            },
            new JsonObject
            {
                ["id"] = OwnWorkspace, ["name"] = "personal", ["type"] = "personal", ["table_list"] = own,
                ["folders"] = new JsonArray(),
            });
        var number = 1;
        foreach (var (group, uuids) in _groups)
        {
            var id = FirstGroup + workspaces.Count - OwnEntries;
            workspaces.Add(new JsonObject
            {
                ["id"] = id, ["name"] = group.Name, ["type"] = "group", ["group_id"] = id, ["group_owner"] = account.Id,
                ["is_admin"] = account.User.IsOwner,
                ["table_list"] = new JsonArray([.. group.Bases.Zip(uuids).Select(
                    listed => Base(id, ++number, listed.First, listed.Second.ToString()))]),
                ["group_shared_dtables"] = new JsonArray(), ["group_shared_views"] = new JsonArray(),
                ["folders"] = new JsonArray(),
            });
        }

        return new JsonObject { ["workspace_list"] = workspaces };
    }

    /// <summary>Throws the error that the server responds with when a base is not the one that is served.</summary>
    public void Require(string workspaceId, string name)
    {
        var id = int.TryParse(workspaceId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (id is < OwnWorkspace || id >= FirstGroup + _groups.Count)
            throw KnownErrors.WorkspaceNotFound(workspaceId);
        if (id != OwnWorkspace || name != baseName)
            throw KnownErrors.BaseNotFound(name);
    }

    private JsonObject Base(int workspace, int number, string name, string uuid) => new()
    {
        ["id"] = number,
        ["workspace_id"] = workspace,
        ["uuid"] = uuid,
        ["name"] = name,
        ["created_at"] = Timestamps.FormatSeconds(startedAt),
        ["updated_at"] = Timestamps.FormatSeconds(startedAt),
        ["color"] = null,
        ["text_color"] = null,
        ["icon"] = null,
        ["is_encrypted"] = false,
        ["in_storage"] = true,
        ["starred"] = false,
    };
}
