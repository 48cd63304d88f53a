using Microsoft.Extensions.Logging;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Holds the tables that the code knows against the base whenever the base's metadata is read, and does what
/// <see cref="SeaTableOptions.SchemaDrift"/> says.
/// </summary>
internal sealed class SchemaWatch(SeaTableSchemaDrift policy, ILogger log)
{
    /// <summary>How many differences stand in one message.</summary>
    private const int MaxShown = 20;

    private readonly object _gate = new();
    private readonly List<TableSchema> _tables = [];
    private volatile IReadOnlyList<SeaTableSchemaDifference> _breaking = [];

    /// <summary>Whether the base was right once, or does not have to be: then nothing throws any more.</summary>
    private volatile bool _mayGoOn = policy != SeaTableSchemaDrift.Throw;

    /// <summary>Whether operations have to wait until the base was looked at.</summary>
    internal bool MustLook => !_mayGoOn && _tables.Count > 0;

    /// <summary>Adds a table that the code knows.</summary>
    internal void Add(TableSchema table)
    {
        lock (_gate)
        {
            if (!_tables.Contains(table))
                _tables.Add(table);
        }
    }

    /// <summary>Finds all that differs.</summary>
    internal IReadOnlyList<SeaTableSchemaDifference> Compare(BaseMetadata metadata)
    {
        lock (_gate)
            return [.. SchemaComparison.Compare(_tables, metadata)];
    }

    /// <summary>Looks at metadata that was just read, before anybody gets it.</summary>
    internal void Look(BaseMetadata metadata)
    {
        if (policy == SeaTableSchemaDrift.Ignore)
            return;

        var breaking = Compare(metadata).Where(difference => difference.IsBreaking).ToList();
        List<SeaTableSchemaDifference> added;
        lock (_gate)
        {
            var known = _breaking.Select(difference => difference.Message).ToHashSet(StringComparer.Ordinal);
            added = [.. breaking.Where(difference => !known.Contains(difference.Message))];
            _breaking = breaking;
            _mayGoOn |= breaking.Count == 0;
        }

        if (added.Count > 0 && _mayGoOn)
            log.SchemaDiffers(added.Count, Describe(added));
    }

    /// <summary>Throws what the last look found, if there was one.</summary>
    /// <exception cref="SeaTableSchemaDriftException">The base is not as the code needs it, and never was.</exception>
    internal void ThrowIfBroken()
    {
        var breaking = _breaking;
        if (_mayGoOn || breaking.Count == 0)
            return;

        throw new SeaTableSchemaDriftException(
            $"The base is not as the code needs it, so nothing was sent. {Describe(breaking)} " +
            "Get the schema file anew from the base and build again, or set SeaTableOptions.SchemaDrift to Warn.",
            breaking)
        {
            NotApplied = true,
        };
    }

    private static string Describe(IReadOnlyCollection<SeaTableSchemaDifference> differences) =>
        string.Join(' ', differences.Take(MaxShown))
        + (differences.Count > MaxShown ? $" And {differences.Count - MaxShown} more." : "");
}
