namespace SeaTable;

/// <summary>The columns of which a row holds what the server holds. All rows of an answer share it.</summary>
internal sealed class KnownCells
{
    /// <summary>Of a row that was neither read nor stored.</summary>
    internal static readonly KnownCells None = new(default);

    private readonly ColumnSet _columns;

    internal KnownCells(ColumnSet columns) => _columns = columns;

    internal bool Contain(int column) => _columns.Contains(column);

    internal KnownCells With(ColumnSet columns)
    {
        if (columns.Except(_columns).IsEmpty)
            return this;

        var all = default(ColumnSet);
        all.UnionWith(_columns);
        all.UnionWith(columns);
        return new KnownCells(all);
    }

    internal KnownCells Without(ColumnSet columns) => new(_columns.Except(columns));
}
