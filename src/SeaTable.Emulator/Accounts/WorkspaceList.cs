using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Accounts;

/// <summary>Which bases there are in which workspace. Those of the first one are served, and can be opened.</summary>
internal sealed class WorkspaceList(DateTimeOffset startedAt, IEnumerable<EmulatorWorkspace> groups)
{
    /// <summary>The workspace of the bases that are served.</summary>
    public const int OwnWorkspace = 1;

    private const int FirstGroup = 2;

    /// <summary>How many entries come before those of groups: starred bases, shared ones, and the user's own.</summary>
    private const int OwnEntries = 3;

    private readonly List<(EmulatorWorkspace Group, List<Guid> Uuids)> _groups =
        [.. groups.Select(group => (group, group.Bases.Select(_ => Guid.NewGuid()).ToList()))];

    private volatile ImmutableList<(string Name, string Uuid)> _served = [];

    /// <summary>Adds a base that is served.</summary>
    public void Add(string name, string uuid) => _served = _served.Add((name, uuid));

    /// <summary>Writes what a user sees.</summary>
    public JsonObject ToJson(Account account)
    {
        // The first base has the first number, as if it had been there first, and those added later have the last ones.
        var listed = _groups.Sum(group => group.Uuids.Count);
        var served = new JsonArray([.. _served.Select((served, index) =>
            Base(OwnWorkspace, index == 0 ? 1 : listed + index + 1, served.Name, served.Uuid))]);
        var (own, shared) = account.User.IsOwner ? (served, new JsonArray()) : (new JsonArray(), served);
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
                    entry => Base(id, ++number, entry.First, entry.Second.ToString()))]),
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
        if (id != OwnWorkspace || _served.All(served => served.Name != name))
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
