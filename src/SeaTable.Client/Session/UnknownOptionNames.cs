using System.Collections.Concurrent;

namespace SeaTable;

/// <summary>Looks up the options that came up in cells and are not in the schema, before the rows are handed out.</summary>
internal sealed class UnknownOptionNames(MetadataCache cache)
{
    // Cells can hold ids of options that were deleted long ago. Each is looked for in fresh metadata once, not on every page.
    private readonly ConcurrentDictionary<(string TableId, string ColumnKey, string Text), bool> _deleted = new();

    /// <param name="unknown">The options to complete.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task ResolveAsync(IReadOnlyList<UnknownOption> unknown, CancellationToken cancellationToken)
    {
        if (unknown.Count == 0)
            return;

        var read = cache.Mark();
        var left = Resolve(unknown, await cache.GetAsync(cancellationToken).ConfigureAwait(false));
        if (left.Count == 0)
            return;

        left = Resolve(left, await cache.GetNewerThanAsync(read, cancellationToken).ConfigureAwait(false));
        foreach (var option in left)
        {
            _deleted.TryAdd((option.TableId, option.ColumnKey, option.Text), true);
            option.CompleteWithoutBase();
        }
    }

    /// <summary>Completes the options that the metadata knows.</summary>
    /// <returns>Those it doesn't.</returns>
    private List<UnknownOption> Resolve(IReadOnlyList<UnknownOption> unknown, BaseMetadata metadata)
    {
        var left = new List<UnknownOption>();
        foreach (var option in unknown)
        {
            var column = metadata.FindTable(option.TableId)?.FindColumn(option.ColumnKey);
            if ((column?.FindOption(option.Text, "") ?? column?.FindOption(null, option.Text)) is { } found)
                option.Complete(found.Id, found.Name);
            else if (_deleted.ContainsKey((option.TableId, option.ColumnKey, option.Text)))
                option.CompleteWithoutBase();
            else
                left.Add(option);
        }

        return left;
    }
}
