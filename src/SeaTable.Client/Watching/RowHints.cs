namespace SeaTable;

/// <summary>What operations say became of a row.</summary>
[Flags]
internal enum RowHints
{
    None = 0,
    Inserted = 1,
    Updated = 2,
    Deleted = 4,
    Linked = 8,
}

/// <summary>What is known of an operation beside what it says itself.</summary>
/// <param name="By">Who did it, if that is told.</param>
/// <param name="At">When, if that is told.</param>
/// <param name="IsRepeated">Whether it may have been told before.</param>
/// <param name="Version">The version that the base has since; zero when that is not told.</param>
internal readonly record struct OperationFacts(string? By, DateTimeOffset? At, bool IsRepeated, long Version = 0);

/// <summary>What all operations of a while say became of one row.</summary>
internal sealed class RowHint
{
    private HashSet<string>? _columns;

    internal RowHints Hints { get; private set; }

    /// <summary>The keys of the columns that were changed; null when it is not known which.</summary>
    internal IReadOnlyCollection<string>? Columns { get; private set; } = [];

    internal OperationFacts Facts { get; private set; }

    internal string? OperationType { get; private set; }

    /// <summary>The version of the first operation: who has been told all before it goes on from there.</summary>
    internal long FirstVersion { get; private set; } = long.MaxValue;

    /// <param name="hint">What became of it.</param>
    /// <param name="columns">The keys of the columns that were changed; null when it is not known which.</param>
    /// <param name="facts">What is known of the operation.</param>
    /// <param name="operationType">What the operation is called, if it is not known.</param>
    internal void Add(RowHints hint, IEnumerable<string>? columns, OperationFacts facts, string? operationType)
    {
        Hints |= hint;
        if (columns is null)
            Columns = null;
        else if (Columns is not null)
            Columns = Union(columns);

        Take(facts, operationType);
    }

    /// <summary>Adds what a later one says.</summary>
    internal void Add(RowHint later)
    {
        Add(later.Hints, later.Columns, later.Facts, later.OperationType);
        FirstVersion = Math.Min(FirstVersion, later.FirstVersion);
    }

    private void Take(OperationFacts facts, string? operationType)
    {
        Facts = facts with { IsRepeated = Facts.IsRepeated || facts.IsRepeated }; // In part counts, too.
        OperationType = operationType ?? OperationType;
        FirstVersion = Math.Min(FirstVersion, facts.Version);
    }

    private HashSet<string> Union(IEnumerable<string> columns)
    {
        _columns ??= new HashSet<string>(StringComparer.Ordinal);
        _columns.UnionWith(columns);
        return _columns;
    }
}
