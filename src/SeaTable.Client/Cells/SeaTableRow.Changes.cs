using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>What a row knows of its changes.</summary>
public abstract partial class SeaTableRow
{
    private KnownCells _known = KnownCells.None;
    private RowChanges? _changes;
    private RowChanges? _taken;

    /// <summary>Gets a value that indicates whether an update of the row would write anything.</summary>
    /// <remarks>
    /// Of a row that was read or stored, assigning the value that it has is no change. Of one that was not, every assignment is,
    /// for nobody knows what the server has.
    /// </remarks>
    [JsonIgnore]
    public bool IsChanged => _changes is { Columns.IsEmpty: false };

    /// <summary>Gets the columns that an update of the row would write, by the names of their properties.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> ChangedColumns =>
        _changes is { } changes ? changes.Columns.Select(column => RowSchema.Columns[column].Property) : [];

    /// <summary>
    /// Takes all changes back: each property has the value again that the row was read or stored with, or none if there is no
    /// such value. Nothing is sent.
    /// </summary>
    public void RejectChanges()
    {
        if (_changes is not { } changes)
            return;

        foreach (var column in changes.Columns)
            RestoreCell(column);

        _changes = null;
    }

    /// <summary>Creates a row with the same values that is not stored yet, for adding a copy.</summary>
    /// <returns>
    /// The new row. It has no <see cref="RowId"/>, and all of its values count as changes; what only the server sets, and links,
    /// are not in it.
    /// </returns>
    public abstract SeaTableRow Clone();

    /// <summary>The columns that an update of the row would write.</summary>
    internal ColumnSet PendingColumns => _changes?.Columns ?? default;

    /// <summary>Makes the row count as read, with these cells among those that the answer has.</summary>
    internal void SetKnown(KnownCells cells) => _known = cells;

    /// <summary>Makes the row count as read whole.</summary>
    internal void SetAllKnown()
    {
        _ = TakeChanges();
        _taken = null;
        var all = default(ColumnSet);
        for (var column = 0; column < RowSchema.Columns.Length; column++)
            all.Add(column);

        _known = new KnownCells(all);
    }

    /// <summary>Whether it can be told if somebody has changed the row since it was read or added.</summary>
    internal bool KnowsLastChange => (_modifiedAt != default || _isAsAdded) && !_isWritten;

    /// <summary>Whether an update of it may have been carried out although it failed.</summary>
    internal bool MayBeUpdated { get; private set; }

    /// <summary>Notes that an update of it failed and may have been carried out all the same.</summary>
    internal void MarkUncertain() => MayBeUpdated = true;

    /// <summary>Notes that the row was written, so that the time of its last change is another one.</summary>
    internal void MarkWritten() => _isWritten = true;

    /// <summary>Forgets which cells did not fit, before the row is read once more.</summary>
    internal void ClearErrors() => _errors = null;

    /// <summary>The columns assigned since the row was read or stored; from now on only later assignments count.</summary>
    internal ColumnSet TakeChanges()
    {
        if (_changes is not { } changes)
            return default;

        (_changes, _taken) = (null, changes);
        _known = _known.With(changes.Columns);
        return changes.Columns;
    }

    /// <summary>
    /// Takes changes back that could not be stored. What the server holds of them is not known, so that every assignment counts.
    /// </summary>
    /// <param name="changes">The columns.</param>
    /// <param name="isUnsent">Whether nothing was sent, so that the server holds what it held before.</param>
    internal void RestoreChanges(ColumnSet changes, bool isUnsent = false)
    {
        if (changes.IsEmpty || _taken is not { } taken)
            return;

        (_changes ??= new RowChanges()).AddEarlier(changes, taken, isUnsent);
        _known = _known.Without(changes);
    }

    /// <summary>Notes what the server holds of the row before its changes are written.</summary>
    internal void SetStored(JsonElement cells) => _changes?.SetStored(cells);

    /// <summary>
    /// What the server held, before the changes that were taken, in one of their columns; null when nobody knows.
    /// </summary>
    internal JsonElement? FindBefore(int column, TableBinding table)
    {
        if (_taken is not { } taken)
            return null;

        if (taken.FindStored(column, RowSchema.Columns[column].Key) is { } stored)
            return stored;

        if (!taken.IsCertain(column))
            return null;

        var before = (SeaTableRow)MemberwiseClone();
        before._changes = taken;
        before.RestoreCell(column);
        return before.Written(column, table);
    }

    /// <summary>What a column holds, as it is sent; null when it can't be.</summary>
    internal JsonElement? Written(int column, TableBinding table)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var json = new Utf8JsonWriter(buffer);
            var writer = new CellWriter(json, table, table.Column(column));
            Write(column, ref writer);
            json.Flush();
            var reader = new Utf8JsonReader(buffer.WrittenSpan);
            return JsonElement.ParseValue(ref reader);
        }
        catch (SeaTableException)
        {
            return null; // It is a value that can't be written any more.
        }
    }

    /// <summary>Copies the row as it is, for a write that goes on when its caller has cancelled.</summary>
    internal SeaTableRow Snapshot() => (SeaTableRow)MemberwiseClone();

    /// <summary>Copies the row under another id. Of the other row nothing is known.</summary>
    internal SeaTableRow CopyWithId(string rowId)
    {
        var copy = (SeaTableRow)MemberwiseClone();
        copy._rowId = rowId;
        copy.ForgetWhatIsStored();
        return copy;
    }

    /// <summary>
    /// Makes the row another one. What was assigned stays assigned; other values were those of the row that it was, and go.
    /// </summary>
    internal void BecomeRow(string rowId)
    {
        if (_rowId == rowId)
            return;

        _rowId = rowId;
        ForgetWhatIsStored();
        for (var column = 0; column < RowSchema.Columns.Length; column++)
        {
            if (_changes?.Columns.Contains(column) is not true)
                RestoreCell(column);
        }
    }

    private void ForgetWhatIsStored()
    {
        _known = KnownCells.None;
        _changes = _changes?.WithoutOriginals();
        _taken = null;
        _errors = null;
        (_createdAt, _modifiedAt, _isAsAdded, _isWritten, MayBeUpdated) = (default, default, false, false, false);
        (RowCreatedBy, RowModifiedBy) = (null, null);
        (RowIsLocked, RowIsArchived) = (false, false);
    }

    private static DateTimeOffset? Minute(DateTimeOffset? moment) =>
        moment?.AddTicks(-(moment.Value.Ticks % TimeSpan.TicksPerMinute));

    /// <summary>Whether the property holds what the server holds, which it does not where the cell does not fit.</summary>
    internal bool IsKnown(int column) =>
        _known.Contain(column) && _errors?.Exists(error => error.Key == RowSchema.Columns[column].Key) is not true;

    private void Change<T>(ref T field, T value, int column, Func<T, T, bool> isSame)
    {
        if (!IsKnown(column))
        {
            Set(ref field, value, column);
            return;
        }

        var changes = _changes ??= new RowChanges();
        if (changes.Find<T>(column) is { } original && isSame(original.Value, value))
        {
            field = original.Value;
            changes.Remove(column);
            return;
        }

        changes.Add(column, field);
        field = value;
    }

    private void Set<T>(ref T field, T value, int column)
    {
        field = value;
        (_changes ??= new RowChanges()).Add(column);
    }
}
