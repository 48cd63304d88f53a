using System.Text.Json;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations.Records;

/// <summary>Writes what is done to rows as SeaTable writes it: cells by column key, as they are stored.</summary>
internal static class RowRecords
{
    public static OperationRecord Appended(Table table, IReadOnlyList<AddedRow> rows) => new(
        Of("append_rows", table, writer =>
        {
            writer.WriteStartArray("row_datas");
            foreach (var row in rows)
                StoredRowJson.Write(writer, row.Stored, row.Written);
            writer.WriteEndArray();
        }),
        RowEvents.Inserted(table, rows[0], rows.Count));

    /// <summary>Writes changes of rows, each with the row as it was.</summary>
    public static OperationRecord Modified(Table table, IReadOnlyList<(StoredRow Old, ChangedRow Changed)> rows)
    {
        var told = RowEvents.Modified(table, rows[0].Old, rows[0].Changed.Cells, rows.Count);
        if (rows.Count == 1)
        {
            return new OperationRecord(
                Of("modify_row", table, writer =>
                {
                    writer.WriteString("row_id", rows[0].Old.Id);
                    writer.WritePropertyName("updated");
                    WriteNew(writer, rows[0]);
                    writer.WritePropertyName("old_row");
                    WriteOld(writer, rows[0]);
                }),
                told);
        }

        return new OperationRecord(
            Of("modify_rows", table, writer =>
            {
                WriteIds(writer, "row_ids", rows.Select(row => row.Old.Id));
                WriteById(writer, "updated", rows, WriteNew);
                WriteById(writer, "old_rows", rows, WriteOld);
            }),
            told);
    }

    /// <summary>Writes the deletion of rows.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="rows">
    /// The rows as they were, each with the id of the row above it; only the first of them when there are many.
    /// </param>
    /// <param name="ids">The ids of all of them.</param>
    public static OperationRecord Deleted(
        Table table, IReadOnlyList<(StoredRow Row, string? Above)> rows, IReadOnlyList<string> ids)
    {
        var told = RowEvents.Deleted(table, rows[0].Row, ids.Count);
        if (ids.Count == 1)
        {
            return new OperationRecord(
                Of("delete_row", table, writer =>
                {
                    writer.WriteString("row_id", ids[0]);
                    writer.WritePropertyName("deleted_row");
                    StoredRowJson.Write(writer, rows[0].Row, table.Filled(rows[0].Row));
                    writer.WriteString("upper_row_id", rows[0].Above);
                }),
                told);
        }

        var known = ids.Count > ServerLimits.DeletedRowsTold ? [] : rows;
        return new OperationRecord(
            Of("delete_rows", table, writer =>
            {
                WriteIds(writer, "row_ids", ids);
                writer.WriteStartArray("deleted_rows");
                foreach (var (row, _) in known)
                    StoredRowJson.Write(writer, row, table.Filled(row));
                writer.WriteEndArray();
                WriteIds(writer, "upper_row_ids", known.Select(row => row.Above));
            }),
            told);
    }

    public static OperationRecord Locked(Table table, IReadOnlyList<string> ids, string lockedBy) =>
        new(Of("lock_rows", table, writer =>
        {
            WriteIds(writer, "row_ids", ids);
            writer.WriteString("locked_by", lockedBy);
        }));

    public static OperationRecord Unlocked(Table table, IReadOnlyList<string> ids) =>
        new(Of("unlock_rows", table, writer => WriteIds(writer, "row_ids", ids)));

    public static OperationRecord Archived(Table table, IReadOnlyList<StoredRow> rows) =>
        new(Of("archive_rows", table, writer => WriteIds(writer, "row_ids", rows.Select(row => row.Id))));

    /// <summary>Writes that rows are back. Their links were never gone.</summary>
    public static OperationRecord Unarchived(Table table, IReadOnlyList<StoredRow> rows) =>
        new(Of("unarchive_rows", table, writer =>
        {
            writer.WriteStartArray("rows");
            foreach (var row in rows)
                StoredRowJson.Write(writer, row, table.Filled(row));
            writer.WriteEndArray();
            writer.WriteStartArray("links");
            writer.WriteEndArray();
        }));

    private static string Of(string type, Table table, Action<Utf8JsonWriter> write) => JsonText.Text(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("op_type", type);
        writer.WriteString("table_id", table.Id);
        write(writer);
        writer.WriteEndObject();
    });

    private static void WriteNew(Utf8JsonWriter writer, (StoredRow Old, ChangedRow Changed) row) =>
        StoredRowJson.WriteCells(writer, row.Changed.Cells.Select(cell => (cell.Key, cell.Value)));

    private static void WriteOld(Utf8JsonWriter writer, (StoredRow Old, ChangedRow Changed) row) =>
        StoredRowJson.WriteCells(writer, row.Changed.Cells.Keys.Select(column => (column, row.Old.Cell(column))));

    private static void WriteById(
        Utf8JsonWriter writer, string member, IReadOnlyList<(StoredRow Old, ChangedRow Changed)> rows,
        Action<Utf8JsonWriter, (StoredRow Old, ChangedRow Changed)> write)
    {
        writer.WriteStartObject(member);
        foreach (var row in rows)
        {
            writer.WritePropertyName(row.Old.Id);
            write(writer, row);
        }

        writer.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter writer, string member, IEnumerable<string?> ids)
    {
        writer.WriteStartArray(member);
        foreach (var id in ids)
            writer.WriteStringValue(id);
        writer.WriteEndArray();
    }
}
