using System.Text.Json.Nodes;

namespace SeaTable.Tool.Schemas;

/// <summary>
/// Keeps the C# names that code is written with: what was renamed in the base, or is called otherwise because something new came
/// beside it, gets an entry in <c>codegen.names</c> with its old name.
/// </summary>
internal static class NameLocks
{
    private const string NamesMember = "names";

    /// <summary>A lock can shift another name, which then needs one itself; each round settles at least one.</summary>
    private const int MostRounds = 100;

    /// <summary>Locks the names that a new schema would change.</summary>
    /// <param name="before">What code is made of now.</param>
    /// <param name="document">The new schema.</param>
    /// <param name="path">The file of both.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The new schema with the entries that it needs, and those that were added.</returns>
    public static (BaseDocument Document, IReadOnlyList<NameLock> Added) Add(
        GeneratedCode before, BaseDocument document, string path, CancellationToken cancellationToken) =>
        Add(before.Names, document, path, cancellationToken);

    /// <inheritdoc cref="Add(GeneratedCode, BaseDocument, string, CancellationToken)"/>
    public static (BaseDocument Document, IReadOnlyList<NameLock> Added) Add(
        IReadOnlyDictionary<string, string> before, BaseDocument document, string path, CancellationToken cancellationToken)
    {
        var added = new List<NameLock>();
        for (var round = 0; round < MostRounds; round++)
        {
            var now = GeneratedCode.Of(path, document, cancellationToken).Names;
            var changed = before
                .Where(name => now.TryGetValue(name.Key, out var other) && other != name.Value && !IsLocked(document, name.Key))
                .Select(name => new NameLock(name.Key, name.Value, now[name.Key]))
                .ToList();
            if (changed.Count == 0)
                break;

            added.AddRange(changed);
            document = document with { Codegen = With(document.Codegen, changed) };
        }

        return (document, added);
    }

    private static bool IsLocked(BaseDocument document, string path) =>
        (document.Codegen?[NamesMember] as JsonObject)?.ContainsKey(path) is true;

    private static JsonObject With(JsonObject? codegen, List<NameLock> locks)
    {
        var section = codegen is null ? [] : (JsonObject)codegen.DeepClone();
        if (section[NamesMember] is not JsonObject names)
            section[NamesMember] = names = [];

        foreach (var entry in locks)
            names[entry.Path] = entry.Name;

        section[NamesMember] = DocumentWriter.Sorted(names);
        return section;
    }
}

/// <summary>An entry that was added to <c>codegen.names</c>.</summary>
/// <param name="Path">The ids of the table, column, option or view.</param>
/// <param name="Name">The name that it keeps.</param>
/// <param name="Instead">The name that it would have got.</param>
internal sealed record NameLock(string Path, string Name, string Instead);
