using System.Text.Json;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>Applies operations on rows that clients send as such.</summary>
internal sealed class SentRows(EmulatedBase target, SentMembers sent, string userName)
{
    /// <summary>Applies an operation; false when it is of another kind.</summary>
    public bool TryApply(string type)
    {
        switch (type)
        {
            case "append_rows": Append(sent.Items("row_datas")); break;
            case "insert_row": Insert([(sent.Optional("row_id"), sent.Member("row_data"))]); break;
            case "insert_rows": Insert(Anchored(sent.Texts("row_ids"), sent.Items("row_datas"))); break;
            case "modify_row": Modify([(sent.Text("row_id"), sent.Member("updated"))]); break;
            case "modify_rows":
                Modify([.. sent.Member("updated").EnumerateObject().Select(row => (row.Name, row.Value))]);
                break;
            case "delete_row": RowOperations.Delete(target, sent.Table(), [sent.Text("row_id")]); break;
            case "delete_rows": RowOperations.Delete(target, sent.Table(), sent.Texts("row_ids")); break;
            case "lock_rows": SetLocks(sent.Texts("row_ids"), locked: true, sent.Text("locked_by")); break;
            case "unlock_rows": SetLocks(sent.Texts("row_ids"), locked: false, userName); break;
            case "modify_row_lock":
                SetLocks([sent.Text("row_id")], sent.Flag("is_locked"), sent.Optional("locked_by") ?? userName);
                break;
            case "archive_rows": ArchiveOperations.Archive(target, sent.Table(), sent.Texts("row_ids")); break;
            case "unarchive_rows":
                ArchiveOperations.Unarchive(
                    target, sent.Table(), sent.Items("rows").ConvertAll(row => SentMembers.Text(row, SystemFields.Id)));
                break;
            default: return false;
        }

        return true;
    }

    // The server leaves the times of appended rows as they came, and fills those of inserted ones.
    private void Append(IReadOnlyList<JsonElement> rows)
    {
        var (table, added) = (sent.Table(), Read(rows, now: null));
        target.RowWriter.Insert(table, added.Select(row => row.Stored));
        target.Changed(schema: false, RowRecords.Appended(table, added));
    }

    private void Insert(List<(string? Anchor, JsonElement Row)> rows)
    {
        sent.RequireEmpty("links_data");
        var isBelow = sent.Optional("row_insert_position") switch
        {
            null or "insert_below" => true,
            "insert_above" => false,
            _ => throw AssumedErrors.OperationInvalid(),
        };
        var table = sent.Table();
        var added = Read([.. rows.Select(row => row.Row)], Timestamps.Format(target.Clock.GetUtcNow()));
        for (var index = 0; index < added.Count;)
        {
            // Rows with the same anchor stay in the order in which they came.
            var anchor = rows[index].Anchor;
            var some = added.Skip(index).TakeWhile((_, next) => rows[index + next].Anchor == anchor).ToList();
            target.RowWriter.InsertAt(table, [.. some.Select(row => row.Stored)], anchor, isBelow);
            index += some.Count;
        }

        target.Changed(schema: false, RowRecords.Appended(table, added));
    }

    private static List<(string? Anchor, JsonElement Row)> Anchored(List<string> anchors, List<JsonElement> rows) =>
        anchors.Count == rows.Count ? [.. anchors.Zip(rows)] : throw AssumedErrors.OperationInvalid();

    private List<AddedRow> Read(IReadOnlyList<JsonElement> rows, string? now)
    {
        // The server would number them, and tell the numbers.
        sent.RequireEmpty("key_auto_number_config");
        var table = sent.Table();
        var added = rows.Select(row =>
        {
            var written = Cells(table, row);
            var cells = new object?[table.StoredColumns.Count];
            foreach (var (column, cell) in written)
                cells[column.CellIndex] = cell;
            var stored = new StoredRow(SentMembers.Text(row, SystemFields.Id), cells)
            {
                CreatedAt = JsonMember.Text(row, SystemFields.CreatedAt) ?? now,
                ModifiedAt = JsonMember.Text(row, SystemFields.ModifiedAt) ?? now,
                Creator = JsonMember.Text(row, SystemFields.Creator),
                LastModifier = JsonMember.Text(row, SystemFields.LastModifier),
            };
            return new AddedRow(stored, [.. written.Keys]);
        }).ToList();
        var ids = added.Select(row => row.Stored.Id).ToList();
        if (added.Count == 0 || ids.Distinct().Count() < ids.Count || ids.Exists(id => target.Rows.Exist(table, [id])))
            throw AssumedErrors.OperationInvalid();
        return added;
    }

    private void Modify(IReadOnlyList<(string Id, JsonElement Row)> rows)
    {
        var table = sent.Table();
        Require(table, rows.Select(row => row.Id));
        RowOperations.Change(
            target, table, rows.Select(row => new ChangedRow(row.Id, Cells(table, row.Row))),
            target.CreateWriteContext(userName));
    }

    private void SetLocks(List<string> ids, bool locked, string user)
    {
        Require(sent.Table(), ids);
        RowOperations.SetLocks(target, sent.Table(), ids, locked, user);
    }

    private void Require(Table table, IEnumerable<string> ids)
    {
        if (!target.Rows.Exist(table, ids))
            throw AssumedErrors.OperationInvalid();
    }

    private static Dictionary<Column, object?> Cells(Table table, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
            throw AssumedErrors.OperationInvalid();
        var cells = new Dictionary<Column, object?>();
        foreach (var member in row.EnumerateObject())
        {
            if (table.ColumnWithKey(member.Name) is { CellIndex: >= 0 } column)
            {
                var isEmpty = member.Value.ValueKind == JsonValueKind.Null;
                cells[column] = isEmpty ? null : column.Type.FromStorage(member.Value, column);
            }
        }

        return cells;
    }
}
