using System.Globalization;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>How far an upsert has come: what there is to do, and what became of each row.</summary>
internal sealed class Upsert(NaturalKey key, IReadOnlyList<SeaTableRow> rows)
{
    private readonly Dictionary<SeaTableRow, string> _keys = new(ReferenceEqualityComparer.Instance);
    private readonly List<SeaTableRow> _added = [];
    private readonly List<SeaTableRow> _updated = [];
    private readonly List<SeaTableRow> _unchanged = [];
    private readonly HashSet<SeaTableRow> _found = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SeaTableRow> _missed = new(ReferenceEqualityComparer.Instance);

    internal NaturalKey Key => key;

    /// <summary>The table, as it was at the last look.</summary>
    internal TableBinding Table { get; set; } = null!;

    /// <summary>The columns that were assigned to some of the rows.</summary>
    internal IReadOnlyList<ColumnSchema> Columns { get; private set; } = [];

    /// <summary>How long the JSON of the rows is.</summary>
    internal long Bytes { get; private set; }

    internal List<SeaTableRow> ToAdd { get; private set; } = [];

    internal List<SeaTableRow> ToUpdate { get; } = [];

    /// <summary>The rows of which it was not known at some time whether they had been added.</summary>
    internal HashSet<SeaTableRow> Uncertain { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>For rows the ids of others that have their keys.</summary>
    internal Dictionary<SeaTableRow, List<string>> Doubles { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether anything was stored, or may have been.</summary>
    internal bool HasBegun => _added.Count + _updated.Count + Uncertain.Count > 0;

    private List<ISeaTableRow> AddedAgain =>
        [.. rows.Where(row => row.RowId.Length > 0 && _missed.Contains(row))];

    internal string KeyOf(SeaTableRow row) => _keys[row];

    internal void Bind(TableBinding table)
    {
        Table = table;
        var keys = key.Of(rows, table);
        var pending = rows.Select(row => new PendingRow(row, Changes(row))).ToArray();
        Bytes = RowBatch.ToAdd(pending, table).Sum(batch => (long)batch.Body.Length);
        var all = default(ColumnSet);
        for (var i = 0; i < rows.Count; i++)
        {
            _keys[rows[i]] = keys[i];
            all.UnionWith(pending[i].Columns);
        }

        var columns = new List<ColumnSchema> { table.Schema.Columns[key.Number] };
        foreach (var column in all)
        {
            if (column != key.Number)
                columns.Add(table.Schema.Columns[column]);
        }

        Columns = columns;
    }

    /// <summary>Divides the rows by what was found.</summary>
    /// <exception cref="SeaTableRowException">Two of them would be stored in the same one.</exception>
    internal void Sort(Dictionary<SeaTableRow, List<FoundRow>> found)
    {
        ThrowIfOneRowIsMeantTwice(found);
        foreach (var row in rows)
        {
            if (!found.TryGetValue(row, out var there) && row.RowId.Length == 0)
                ToAdd.Add(row);
            else if (there is null)
                ToUpdate.Add(row); // Its key changes.
            else
                (Take(row, there) ? _unchanged : ToUpdate).Add(row);
        }

        NoteDoubles(found);
    }

    internal void EndUpdate()
    {
        _updated.AddRange(ToUpdate.Except(_added));
        ToUpdate.Clear();
    }

    /// <summary>Takes out the rows that are added.</summary>
    internal void EndAddition()
    {
        _added.AddRange(ToAdd.Where(row => row.RowId.Length > 0));
        ToAdd = [.. ToAdd.Where(row => row.RowId.Length == 0)];
    }

    /// <summary>Takes the rows that an addition has made although its answer was lost.</summary>
    /// <param name="found">The rows that were found.</param>
    /// <param name="unknown">The rows that were looked for.</param>
    internal void TakeAdded(Dictionary<SeaTableRow, List<FoundRow>> found, IEnumerable<SeaTableRow> unknown)
    {
        _missed.UnionWith(unknown.Where(row => !found.ContainsKey(row)));
        foreach (var (row, there) in found)
        {
            if (!Take(row, there))
                ToUpdate.Add(row);

            _added.Add(row);
            _found.Add(row);
            ToAdd.Remove(row);
        }
    }

    /// <summary>Notes the rows that have the key of another one.</summary>
    internal void NoteDoubles(Dictionary<SeaTableRow, List<FoundRow>> found)
    {
        foreach (var (row, there) in found)
        {
            List<string> others = [.. there.Select(other => other.Id).Where(id => id != row.RowId)];
            if (others.Count > 0)
                Doubles[row] = others;
        }
    }

    internal SeaTableUpsertResult Result(IReadOnlyList<SeaTableDouble> doubles) => new()
    {
        Added = [.. _added], Updated = [.. _updated], Unchanged = [.. _unchanged], Doubles = doubles,
        AddedAgain = AddedAgain,
    };

    /// <summary>What became of each row when the upsert failed.</summary>
    /// <param name="last">What became of the rows of the last step.</param>
    internal SeaTableWriteOutcome Outcome(SeaTableWriteOutcome? last)
    {
        var unknown = new HashSet<ISeaTableRow>(last?.Unknown ?? [], ReferenceEqualityComparer.Instance);

        // That the last try stored nothing says nothing of those before; and a row that is there without its values is neither.
        unknown.UnionWith(ToAdd.Where(row => row.RowId.Length == 0 && Uncertain.Contains(row)));
        unknown.UnionWith(ToUpdate.Where(_found.Contains).Except(last?.Stored.Cast<SeaTableRow>() ?? []));
        var stored = new HashSet<ISeaTableRow>(
            [.. _added, .. _updated, .. _unchanged, .. last?.Stored ?? []], ReferenceEqualityComparer.Instance);
        stored.ExceptWith(unknown);
        stored.ExceptWith(ToUpdate.Except(last?.Stored.Cast<SeaTableRow>() ?? []));
        return new SeaTableWriteOutcome
        {
            Stored = [.. rows.Where(stored.Contains)],
            Unknown = [.. rows.Where(unknown.Contains)],
            AddedAgain = AddedAgain,
            NotStored = [.. rows.Where(row => !stored.Contains(row) && !unknown.Contains(row))],
        };
    }

    /// <summary>Makes the row the one that was found, and takes back what it holds already.</summary>
    /// <returns>Whether it holds everything.</returns>
    private bool Take(SeaTableRow row, List<FoundRow> there)
    {
        var same = Same(row, there);
        var left = Changes(row).Where(column => !CellComparison.IsSame(
            Table.Column(column).Current, null, NaturalKey.Value(row, column, Table),
            same.Cells.Member(Table.Schema.Columns[column].Key)));
        row.BecomeRow(same.Id);
        _ = row.TakeChanges();
        row.RestoreChanges(left, isUnsent: true);
        row.SetStored(same.Cells);
        return left.IsEmpty;
    }

    private static FoundRow Same(SeaTableRow row, List<FoundRow> there) =>
        there.Find(other => other.Id == row.RowId) ?? there[0];

    private void ThrowIfOneRowIsMeantTwice(Dictionary<SeaTableRow, List<FoundRow>> found)
    {
        var meant = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var id = found.TryGetValue(rows[i], out var there) ? Same(rows[i], there).Id : rows[i].RowId;
            if (id.Length > 0 && !meant.TryAdd(id, i))
            {
                throw new SeaTableRowException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Rows {meant[id] + 1} and {i + 1} of {rows.Count} would both be stored in row {id} of table ") +
                    $"'{Table.Schema.Name}': by the id that the one has, and by the key that the other has. Nothing was sent.");
            }
        }
    }

    private static ColumnSet Changes(SeaTableRow row)
    {
        var changes = row.TakeChanges();
        row.RestoreChanges(changes, isUnsent: true);
        return changes;
    }
}
