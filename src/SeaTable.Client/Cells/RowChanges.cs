using System.Text.Json;

namespace SeaTable;

/// <summary>
/// What was assigned to a row since it was read or stored, and the values before. A row without changes has none, so that rows
/// that are only read cost nothing for it.
/// </summary>
internal sealed class RowChanges
{
    private ColumnSet _columns;
    private OriginalValue? _originals;
    private ColumnSet _uncertain;
    private JsonElement? _stored;
    private ColumnSet _asked;

    /// <summary>The columns that are to be written.</summary>
    internal ColumnSet Columns => _columns;

    /// <summary>The value that is about to be assigned to a column; null as a rule.</summary>
    internal AssignedValue? Assigned { get; set; }

    internal void Add(int column) => _columns.Add(column);

    /// <summary>
    /// Whether the server held the original value, as far as anybody knows: not after a write that may have been carried out.
    /// </summary>
    internal bool IsCertain(int column)
    {
        var original = _originals;
        while (original is not null && original.Column != column)
            original = original.Next;

        return original is not null && !_uncertain.Contains(column);
    }

    /// <summary>Notes what the server holds of the changed columns, by their keys.</summary>
    internal void SetStored(JsonElement cells) => (_stored, _asked) = (cells, default(ColumnSet).Union(_columns));

    /// <summary>What the server held before the change of a column; nothing when it was not asked for that.</summary>
    internal JsonElement? FindStored(int column, string key) =>
        _stored is { } stored && _asked.Contains(column) ? stored.Member(key) ?? JsonMembers.Null : null;

    /// <summary>Notes a change of a value that is known, so that it can be taken back.</summary>
    internal void Add<T>(int column, T original)
    {
        if (_columns.Contains(column))
            return;

        _columns.Add(column);
        _originals = new OriginalValue<T>(column, original, _originals);
    }

    /// <summary>Finds what a changed column held before; nothing when that is not known.</summary>
    internal OriginalValue<T>? Find<T>(int column)
    {
        for (var original = _originals; original is not null; original = original.Next)
        {
            if (original.Column == column)
                return (OriginalValue<T>)original;
        }

        return null;
    }

    /// <summary>Leaves out a column that holds again what it held before.</summary>
    internal void Remove(int column)
    {
        _columns = _columns.Where(other => other != column);
        _originals = OriginalValue.Without(_originals, column);
    }

    /// <summary>The same columns, of which it is not known what they held before.</summary>
    internal RowChanges WithoutOriginals()
    {
        var changes = new RowChanges();
        changes._columns.UnionWith(_columns);
        return changes;
    }

    /// <summary>Takes in what was changed before this, of which nothing was stored.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="earlier">What was changed.</param>
    /// <param name="isKnown">Whether the server holds the original values still.</param>
    internal void AddEarlier(ColumnSet columns, RowChanges earlier, bool isKnown)
    {
        _columns.UnionWith(columns);
        _uncertain.UnionWith(isKnown ? earlier._uncertain : columns);
        for (var original = earlier._originals; original is not null; original = original.Next)
        {
            if (columns.Contains(original.Column))
                _originals = original.Before(OriginalValue.Without(_originals, original.Column));
        }
    }
}

/// <summary>What a column held when its row was read or stored, in a chain of such.</summary>
internal abstract class OriginalValue(int column, OriginalValue? next)
{
    internal int Column => column;

    internal OriginalValue? Next => next;

    /// <summary>The same value in front of others.</summary>
    internal abstract OriginalValue Before(OriginalValue? others);

    internal static OriginalValue? Without(OriginalValue? first, int column) =>
        first is null ? null
        : first.Column == column ? first.Next
        : first.Before(Without(first.Next, column));
}

/// <summary>What a column held when its row was read or stored.</summary>
internal sealed class OriginalValue<T>(int column, T value, OriginalValue? next) : OriginalValue(column, next)
{
    internal T Value => value;

    internal override OriginalValue Before(OriginalValue? others) => new OriginalValue<T>(Column, Value, others);
}

/// <summary>A value on its way into a column.</summary>
internal abstract class AssignedValue;

/// <summary>A value on its way into a column whose property is of this type.</summary>
internal sealed class AssignedValue<T>(T? value) : AssignedValue
{
    internal T? Value => value;
}
