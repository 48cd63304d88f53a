using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>The table at the other end of a link, for reading its rows. Made by generated code.</summary>
/// <typeparam name="TRow">The row class of the table.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LinkedTable<TRow>
    where TRow : SeaTableRow
{
    private protected LinkedTable(TableSchema schema, Func<TRow> newRow)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(newRow);
        (Schema, NewRow) = (schema, newRow);
    }

    internal TableSchema Schema { get; }

    internal Func<TRow> NewRow { get; }
}

/// <summary>The table at the other end of a link, with its columns. Made by generated code.</summary>
/// <typeparam name="TRow">The row class of the table.</typeparam>
/// <typeparam name="TColumns">The generated class of its columns.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LinkedTable<TRow, TColumns> : LinkedTable<TRow>
    where TRow : SeaTableRow
    where TColumns : class
{
    private readonly Func<TColumns> _newColumns;
    private TColumns? _columns;

    /// <summary>Initializes a new instance of the <see cref="LinkedTable{TRow, TColumns}"/> class.</summary>
    /// <param name="schema">The table as the schema file knew it.</param>
    /// <param name="newRow">Makes an empty row.</param>
    /// <param name="newColumns">Makes the columns.</param>
    public LinkedTable(TableSchema schema, Func<TRow> newRow, Func<TColumns> newColumns)
        : base(schema, newRow)
    {
        ArgumentNullException.ThrowIfNull(newColumns);
        _newColumns = newColumns;
    }

    internal TColumns Columns => _columns ??= _newColumns();
}
