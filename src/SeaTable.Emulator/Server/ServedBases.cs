using Microsoft.AspNetCore.Http;
using SeaTable.Emulator.Accounts;

namespace SeaTable.Emulator.Server;

/// <summary>The bases of a server. The first one answers what is about none of them.</summary>
internal sealed class ServedBases
{
    private readonly object _lock = new();
    private readonly WorkspaceList _workspaces;
    private volatile ServedBase[] _all;

    public ServedBases(ServedBase first, WorkspaceList workspaces)
    {
        (First, _workspaces, _all) = (first, workspaces, []);
        Add(first);
    }

    /// <summary>Occurs when a base was added.</summary>
    public event Action? WasChanged;

    public ServedBase First { get; }

    public IReadOnlyList<ServedBase> All => _all;

    /// <summary>Adds a base unless there is one of its name or id; returns that one then.</summary>
    public ServedBase? Add(ServedBase added)
    {
        lock (_lock)
        {
            var same = Array.Find(_all, served => served.Base.Name == added.Base.Name || served.Base.Uuid == added.Base.Uuid);
            if (same is not null)
                return same;
            _all = [.. _all, added];
            _workspaces.Add(added.Base.Name, added.Base.Uuid);
        }

        WasChanged?.Invoke();
        return null;
    }

    /// <summary>Finds the base that a request is about.</summary>
    public ServedBase Of(HttpRequest request) => _all is [var only]
        ? only
        : Array.Find(_all, served => served.IsMeantBy(request)) ?? First;
}
