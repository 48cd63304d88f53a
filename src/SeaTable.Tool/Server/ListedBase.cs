using System.Text.Json;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Server;

/// <summary>A base that somebody sees.</summary>
/// <param name="WorkspaceId">The workspace that it belongs to.</param>
/// <param name="Workspace">The name of the workspace; "shared" when it is somebody else's.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uuid">Its id.</param>
internal sealed record ListedBase(string WorkspaceId, string Workspace, string Name, string Uuid)
{
    private const string Shared = "shared";

    private static readonly string[] s_lists = ["table_list", "shared_table_list", "group_shared_dtables"];

    /// <summary>Gets the path of the calls about its API tokens.</summary>
    public string TokensPath => $"api/v2.1/workspace/{WorkspaceId}/dtable/{Uri.EscapeDataString(Name)}/api-tokens/";

    /// <summary>Finds a base. It costs one call.</summary>
    /// <param name="client">Who is looking.</param>
    /// <param name="wanted">Its name or id.</param>
    /// <param name="workspace">The name or id of its workspace; null for any.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ToolException">There is none, or there are several.</exception>
    public static async Task<ListedBase> FindAsync(
        AccountClient client, string wanted, string? workspace, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(HttpMethod.Get, "api/v2.1/workspaces/?detail=true", null, cancellationToken)
            .ConfigureAwait(false);
        var all = Read(answer.Require("the list of workspaces"));
        var isId = Guid.TryParse(wanted, out var uuid);
        var found = all.Where(listed => listed.Name == wanted
                || (isId && Guid.TryParse(listed.Uuid, out var other) && other == uuid))
            .Where(listed => workspace is null || listed.Workspace == workspace || listed.WorkspaceId == workspace)
            .ToList();
        var place = workspace is null ? "" : $" in the workspace \"{workspace}\"";
        return found switch
        {
            [var only] => only,
            [] => throw new ToolException($"This account sees no base \"{wanted}\"{place}. It sees: "
                + (all.Count == 0 ? "none." : string.Join(", ", all.Select(listed => $"\"{listed.Name}\"")) + ".")),
            _ => throw new ToolException($"There are {found.Count} bases \"{wanted}\"{place}. Say which one is meant: "
                + string.Join(" or ", found.Select(listed => $"--workspace {listed.WorkspaceId} ({listed.Workspace})")) + "."),
        };
    }

    /// <summary>Reads the bases. One that is starred, or shared more than once, is in several lists and still one.</summary>
    private static List<ListedBase> Read(JsonElement answer)
    {
        var workspaces = Items(answer, "workspace_list");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var workspace in workspaces)
        {
            if (Text(workspace, "id") is { Length: > 0 } id)
                names[id] = Text(workspace, "name") ?? id;
        }

        return
        [
            .. workspaces.SelectMany(Bases).Select(item => (
                    Workspace: Text(item, "workspace_id"), Name: Text(item, "name"), Uuid: Text(item, "uuid")))
                .Where(item => item.Workspace is not null && item.Name is not null && item.Uuid is not null)
                .DistinctBy(item => item.Uuid)
                .Select(item => new ListedBase(
                    item.Workspace!, names.GetValueOrDefault(item.Workspace!, Shared), item.Name!, item.Uuid!)),
        ];
    }

    private static IEnumerable<JsonElement> Bases(JsonElement parent) =>
        s_lists.SelectMany(list => Items(parent, list)).Concat(Items(parent, "folders").SelectMany(Bases));

    private static List<JsonElement> Items(JsonElement parent, string member) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(member, out var list)
            && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : [];

    private static string? Text(JsonElement parent, string member) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(member, out var value)
            && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;
}
