using System.Text.Json;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Operations.Records;

/// <summary>
/// What webhooks and the activities of rows are told of an operation. One operation is one event, however many rows it changes:
/// it names the first of them and counts the rest.
/// </summary>
internal static class RowEvents
{
    public static RowEvent Inserted(Table table, AddedRow row, int count) => Of(
        "insert_row", table, row.Stored, row.Written.Select(column => (column, row.Stored.Cell(column), (object?)null)), count,
        hasOldValues: false);

    public static RowEvent Modified(Table table, StoredRow old, IReadOnlyDictionary<Column, object?> cells, int count)
    {
        var row = new StoredRow(old.Id, (object?[])old.Cells.Clone());
        foreach (var (column, cell) in cells)
            row.Cells[column.CellIndex] = cell;
        var changed = cells.Where(cell => !Equals(cell.Value, old.Cell(cell.Key)))
            .Select(cell => (cell.Key, cell.Value, old.Cell(cell.Key)));
        return Of("modify_row", table, row, changed, count, hasOldValues: true);
    }

    public static RowEvent Deleted(Table table, StoredRow row, int count) =>
        Of("delete_row", table, row, [], count, hasOldValues: false);

    /// <summary>Tells of links, of which one pair of rows is named.</summary>
    /// <param name="type">What was done.</param>
    /// <param name="first">The row of the table that the link names first, with the ids that its cell held and holds.</param>
    /// <param name="second">The other row.</param>
    public static RowEvent Linked(string type, LinkedCell first, LinkedCell second)
    {
        var json = JsonText.Text(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("op_type", type);
            foreach (var (members, cell) in new[] { (LinkEventMembers.First, first), (LinkEventMembers.Second, second) })
            {
                writer.WriteString(members.TableId, cell.Table.Id);
                writer.WriteString(members.TableName, cell.Table.Name);
                writer.WriteString(members.RowId, cell.Row.Id);
                writer.WriteString(members.RowName, NameOf(cell.Table, cell.Row).Name);
                writer.WriteStartArray(members.RowData);
                if (cell.Column is { } column)
                    WriteCell(writer, column, () => WriteIds(writer, cell.New), () => WriteIds(writer, cell.Old));

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        });
        return new RowEvent(json, first.Row.Id, second.Row.Id);
    }

    private static RowEvent Of(
        string type, Table table, StoredRow row, IEnumerable<(Column Column, object? New, object? Old)> cells, int count,
        bool hasOldValues)
    {
        var json = JsonText.Text(writer =>
        {
            var (name, option) = NameOf(table, row);
            writer.WriteStartObject();
            writer.WriteString("table_id", table.Id);
            writer.WriteString("table_name", table.Name);
            writer.WriteString("row_id", row.Id);
            writer.WriteString("row_name", name);
            writer.WriteString("row_name_option", option);
            writer.WriteStartArray("row_data");
            foreach (var (column, cell, old) in cells)
            {
                WriteCell(
                    writer, column, () => WriteValue(writer, cell, column),
                    hasOldValues ? () => WriteValue(writer, old, column) : null);
            }

            writer.WriteEndArray();
            writer.WriteString("op_type", type);
            writer.WriteNumber("row_count", count);
            writer.WriteEndObject();
        });
        return new RowEvent(json, row.Id);
    }

    private static void WriteCell(Utf8JsonWriter writer, Column column, Action writeValue, Action? writeOldValue)
    {
        writer.WriteStartObject();
        writer.WriteString("column_key", column.Key);
        writer.WriteString("column_name", column.Name);
        writer.WriteString("column_type", column.Type.Name);
        writer.WritePropertyName("column_data");
        if (column.Data is { } data)
        {
            data.WriteTo(writer, JsonText.Options);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }

        writer.WritePropertyName("value");
        writeValue();
        if (writeOldValue is not null)
        {
            writer.WritePropertyName("old_value");
            writeOldValue();
        }

        writer.WriteEndObject();
    }

    // Empty cells of which the value is a text are an empty one.
    private static void WriteValue(Utf8JsonWriter writer, object? cell, Column column)
    {
        if (cell is null && column.Type is TextType or SingleSelectType or DateType)
            writer.WriteStringValue("");
        else
            column.Type.ToStorage(writer, cell, column);
    }

    private static void WriteIds(Utf8JsonWriter writer, IEnumerable<string> ids)
    {
        writer.WriteStartArray();
        foreach (var id in ids)
            writer.WriteStringValue(id);
        writer.WriteEndArray();
    }

    /// <summary>Gets the text of the first column, and the option when it is a single select.</summary>
    private static (string Name, string Option) NameOf(Table table, StoredRow row)
    {
        var column = table.Columns[0];
        return row.Cell(column) switch
        {
            null => ("", ""),
            string id when column.Type is SingleSelectType => (column.Options.NameOf(id) ?? "", id),
            string text => (text, ""),
            double number => (JsonNumber.Text(number), ""),
            var cell => (JsonText.Text(writer => CellJson.WriteRaw(writer, cell)), ""),
        };
    }
}

/// <summary>A row at one end of a link, and the ids that its cell held and holds.</summary>
/// <param name="Table">The table of the row.</param>
/// <param name="Column">Its link column; null when the table has none, as that at the back of a table linked to itself.</param>
/// <param name="Row">The row.</param>
/// <param name="Old">The ids that its cell held.</param>
/// <param name="New">The ids that it holds.</param>
internal sealed record LinkedCell(
    Table Table, Column? Column, StoredRow Row, IReadOnlyList<string> Old, IReadOnlyList<string> New);
