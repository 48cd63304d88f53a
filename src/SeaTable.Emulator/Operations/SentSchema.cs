using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Loading;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>
/// Takes tables and columns that clients send whole. They are kept as they come, and what is left out is not completed.
/// </summary>
internal static class SentSchema
{
    /// <summary>Adds a table with its rows.</summary>
    public static void InsertTable(EmulatedBase target, JsonElement data)
    {
        var json = JsonTree.Of(data) as JsonObject ?? throw AssumedErrors.OperationInvalid();
        var (id, name) = (Text(json, SystemFields.Id), Text(json, "name"));
        var isTaken = target.Schema.TableWithId(id) is not null || target.Schema.TableWithName(name) is not null;
        Require(!isTaken);

        var columns = Items(json, "columns").ConvertAll(Column);
        Require(columns.Count is > 0 and <= ServerLimits.Columns);
        Require(columns.DistinctBy(column => column.Key).Count() == columns.Count);
        Require(columns.DistinctBy(column => column.Name).Count() == columns.Count);
        var views = Items(json, "views");
        Require(views.Count > 0);
        Require(views.DistinctBy(view => Text(view, SystemFields.Id)).Count() == views.Count);
        Require(views.DistinctBy(view => Text(view, "name")).Count() == views.Count);
        foreach (var member in EmulatedSchemaReader.NotInMetadata.Concat(["columns", "views"]))
            json.Remove(member);

        var table = new Table(json, columns, views.ConvertAll(view => new View((JsonObject)view.DeepClone())));
        TableOperations.Add(target, table);
        if (JsonMember.Find(data, "rows") is { } rows)
            target.RowWriter.Insert(table, Rows(table, rows));
    }

    /// <summary>Puts a column of another type into the place of one.</summary>
    /// <param name="target">The base.</param>
    /// <param name="table">The table.</param>
    /// <param name="old">The column.</param>
    /// <param name="data">The column as it is to be.</param>
    /// <param name="rows">
    /// The cells that are others then, by column key. Those that are not named keep what they hold, where the type can hold it.
    /// </param>
    public static void Retype(EmulatedBase target, Table table, Column old, JsonElement data, IEnumerable<JsonElement> rows)
    {
        var column = Column(data);
        var place = table.Columns.IndexOf(old);
        Require(column.Key == old.Key && table.Columns.TrueForAll(other => other == old || other.Name != column.Name));

        var cells = Stored(target.Rows.All(table), old);
        foreach (var row in rows)
        {
            var id = SentMembers.Text(row, SystemFields.Id);
            Require(target.Rows.Exist(table, [id]));
            if (JsonMember.Find(row, old.Key) is { } cell)
                cells[id] = cell;
        }

        if (old.Type is LinkType)
            LinkColumns.RemoveOtherEnd(target, table, old);
        var oldJson = old.Json.DeepClone();
        target.Tables.DropColumn(table, old);
        table.Columns[place] = column;
        target.Tables.AddColumn(table, column);
        table.ColumnsChanged();
        if (column.CellIndex >= 0)
        {
            foreach (var (id, cell) in cells.Where(cell => cell.Value.ValueKind != JsonValueKind.Null))
                target.RowWriter.SetCell(table, id, column, column.Type.FromStorage(cell, column));
        }

        target.Changed(schema: true, SchemaRecords.ColumnTypeModified(table, column, oldJson));
    }

    private static Dictionary<string, JsonElement> Stored(IEnumerable<StoredRow> rows, Column column)
    {
        var cells = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (column.CellIndex < 0)
            return cells;
        foreach (var row in rows.Where(row => row.Cell(column) is not null))
        {
            var json = JsonText.Bytes(writer => column.Type.ToStorage(writer, row.Cell(column), column));
            cells[row.Id] = JsonSerializer.Deserialize<JsonElement>(json.Span);
        }

        return cells;
    }

    private static List<StoredRow> Rows(Table table, JsonElement rows)
    {
        Require(rows.ValueKind == JsonValueKind.Array);
        var read = rows.EnumerateArray().Select(row => StoredRowForm.Read(
            table, row, SentMembers.Text(row, SystemFields.Id), now: null)).ToList();
        Require(read.DistinctBy(row => row.Id).Count() == read.Count);
        return read;
    }

    /// <summary>Reads a column.</summary>
    public static Column Column(JsonElement json) =>
        Column(JsonTree.Of(json) as JsonObject ?? throw AssumedErrors.OperationInvalid());

    // A link has columns in two tables.
    private static Column Column(JsonObject json)
    {
        var (_, _, type) = (Text(json, "key"), Text(json, "name"), Text(json, "type"));
        Require(ServerColumnTypes.Exists(type) && type != ColumnTypeNames.Link);
        Require(json["data"] is null or JsonObject);
        return ServerColumnTypes.CreateColumn((JsonObject)json.DeepClone());
    }

    private static List<JsonObject> Items(JsonObject json, string member) =>
        [.. (json[member] as JsonArray ?? []).Select(item => item as JsonObject ?? throw AssumedErrors.OperationInvalid())];

    private static string Text(JsonObject json, string member) =>
        json[member] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? text : throw AssumedErrors.OperationInvalid();

    private static void Require(bool condition)
    {
        if (!condition)
            throw AssumedErrors.OperationInvalid();
    }
}
