using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations.Records;

/// <summary>Writes what is done to links as SeaTable writes it.</summary>
internal sealed class LinkRecords
{
    private readonly EmulatedBase _target;
    private readonly LinkEnd _end;
    private readonly Dictionary<string, List<string>> _old;

    private LinkRecords(EmulatedBase target, LinkEnd end, IEnumerable<string> rowIds) =>
        (_target, _end, _old) = (target, end, target.Links.Linked(end, rowIds));

    /// <summary>Notes what rows are linked to, before that is changed.</summary>
    public static LinkRecords Before(EmulatedBase target, LinkEnd end, IEnumerable<string> rowIds) => new(target, end, rowIds);

    /// <summary>Writes what has changed since; null for nothing.</summary>
    public OperationRecord? Added() => Changed("add_link");

    /// <summary>Writes what has changed since; null for nothing.</summary>
    public OperationRecord? Removed() => Changed("remove_link");

    /// <summary>Writes what has changed since; null for nothing.</summary>
    /// <param name="single">The operation for one link that was added or removed; null when all of a row is replaced.</param>
    public OperationRecord? Changed(string? single = null)
    {
        var linked = _target.Links.Linked(_end, _old.Keys);
        var rows = _old.Select(row => new Row(row.Key, row.Value, linked[row.Key]))
            .Where(row => !row.Old.SequenceEqual(row.New)).ToList();
        if (rows.Count == 0)
            return null;
        var (first, other) = (rows[0], rows[0].Changed().First());
        if (single is not null && rows.Count == 1 && first.Changed().Count() == 1)
            return new OperationRecord(Single(single, first.Id, other), Event(single, first, other));
        return rows.Count == 1
            ? new OperationRecord(Replaced(first), Event("update_links", first, other))
            : new OperationRecord(Replaced(rows), Event("update_rows_links", first, other));
    }

    private string Single(string type, string rowId, string otherId)
    {
        var (first, second) = _end.IsFirst ? (_end.Own, _end.Other) : (_end.Other, _end.Own);
        return new JsonObject
        {
            ["op_type"] = type,
            ["link_id"] = _end.LinkId,
            ["table1_id"] = first.Id,
            ["table2_id"] = second.Id,
            ["table1_row_id"] = _end.IsFirst ? rowId : otherId,
            ["table2_row_id"] = _end.IsFirst ? otherId : rowId,
        }.ToJsonString(JsonText.Options);
    }

    private string Replaced(Row row)
    {
        var json = Head("update_links");
        json["row_id"] = row.Id;
        json["other_rows_ids"] = List(row.New);
        json["old_other_rows_ids"] = List(row.Old);
        return json.ToJsonString(JsonText.Options);
    }

    private string Replaced(IReadOnlyList<Row> rows)
    {
        var json = Head("update_rows_links");
        json["row_id_list"] = List(rows.Select(row => row.Id));
        json["other_rows_ids_map"] = new JsonObject(rows.Select(row => KeyValuePair.Create(row.Id, (JsonNode?)List(row.New))));
        json["old_other_rows_ids_map"] =
            new JsonObject(rows.Select(row => KeyValuePair.Create(row.Id, (JsonNode?)List(row.Old))));
        return json.ToJsonString(JsonText.Options);
    }

    private JsonObject Head(string type) => new()
    {
        ["op_type"] = type,
        ["table_id"] = _end.Own.Id,
        ["other_table_id"] = _end.Other.Id,
        ["link_id"] = _end.LinkId,
        ["is_linked_back"] = _end.Own == _end.Other && !_end.IsFirst,
    };

    private RowEvent? Event(string type, Row row, string otherId)
    {
        if (_target.Rows.Find(_end.Own, row.Id) is not { } own || _target.Rows.Find(_end.Other, otherId) is not { } other)
            return null;
        // The other side shows the same link; whatever else it shows has not changed.
        var (isNew, wasOld) = (row.New.Contains(otherId), row.Old.Contains(otherId));
        var back = _end.Back(_target.Schema);
        var shown = back is null ? [] : _target.Links.Linked(back, [otherId])[otherId];
        var cell = new LinkedCell(_end.Own, _end.Column, own, row.Old, row.New);
        var otherCell = new LinkedCell(
            _end.Other, back?.Column, other, wasOld && !isNew ? [.. shown, row.Id] : shown.FindAll(id => id != row.Id || wasOld),
            shown);
        return _end.IsFirst ? RowEvents.Linked(type, cell, otherCell) : RowEvents.Linked(type, otherCell, cell);
    }

    private static JsonArray List(IEnumerable<string> ids) => new([.. ids.Select(id => JsonValue.Create(id))]);

    private sealed record Row(string Id, List<string> Old, List<string> New)
    {
        /// <summary>Gets the rows to which a link is new or gone; the first of all when only the order differs.</summary>
        public IEnumerable<string> Changed()
        {
            var changed = New.Except(Old).Concat(Old.Except(New)).ToList();
            return changed.Count > 0 ? changed : New.Take(1);
        }
    }
}
