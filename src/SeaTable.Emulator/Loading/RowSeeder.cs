using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Loading;

/// <summary>
/// Brings the rows and links of a file into the database. Real exports hold cells of columns that are gone, ids of options
/// that are gone, and links of rows that are gone; all of that is told in the report.
/// </summary>
internal sealed class RowSeeder(
    StoredRowWriter rows, LinkStore links, AssetSeeder assets, DateTimeOffset now, Ids newIds)
{
    private readonly LoadFindings _findings = new();

    public LoadReport Seed(BaseSeed seed)
    {
        var files = seed.Archive is { } archive ? assets.Add(archive, _findings) : 0;
        var ids = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        for (var index = 0; index < seed.Schema.Tables.Count; index++)
        {
            var (table, list) = (seed.Schema.Tables[index], seed.Rows[index]);
            var known = ids[table.Id] = new HashSet<string>(StringComparer.Ordinal);
            if (list.ValueKind == JsonValueKind.Array)
                rows.Insert(table, Rows(table, list, known));
            else if (list.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
                _findings.Add(LoadFindingKind.NotAnObject, table.Name);
        }

        var linked = seed.Links is { } found ? new LinkSeeder(seed.Schema, links, ids, _findings).Add(found) : 0;
        return new LoadReport(
            seed.Schema.Tables.Count, ids.Values.Sum(known => (long)known.Count), linked, files, _findings.ToList());
    }

    private IEnumerable<StoredRow> Rows(Table table, JsonElement list, HashSet<string> known)
    {
        var columns = table.Columns.ToDictionary(column => column.Key, StringComparer.Ordinal);
        foreach (var row in list.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object)
            {
                _findings.Add(LoadFindingKind.NotAnObject, table.Name);
                continue;
            }

            var id = JsonMember.Text(row, SystemFields.Id) ?? newIds.NewRowId();
            if (known.Add(id))
                yield return Row(table, columns, row, id);
            else
                _findings.Add(LoadFindingKind.DuplicateRow, table.Name, example: id);
        }
    }

    private StoredRow Row(Table table, Dictionary<string, Column> columns, JsonElement row, string id)
    {
        var cells = new object?[table.StoredColumns.Count];
        foreach (var member in row.EnumerateObject().Where(member => !IsEmpty(member.Value)))
        {
            if (!columns.TryGetValue(member.Name, out var column))
            {
                if (!SeedFields.IsOfTheRow(member.Name))
                    _findings.Add(LoadFindingKind.UnknownColumn, table.Name, member.Name, id);
            }
            else if (column.CellIndex >= 0)
            {
                cells[column.CellIndex] = Cell(table, column, member.Value, id);
            }
            else if (column.Type is LinkType)
            {
                _findings.Add(LoadFindingKind.LinkCell, table.Name, column.Name, id);
            }
        }

        return StoredRowForm.Read(row, id, cells, Timestamps.Format(now));
    }

    private object? Cell(Table table, Column column, JsonElement value, string rowId)
    {
        var cell = column.Type.FromStorage(value, column);
        if (cell is string text)
            cell = assets.Place(table, column, text, rowId, _findings);
        if (cell is null)
            _findings.Add(LoadFindingKind.UnreadableCell, table.Name, column.Name, rowId);
        else if (column.Type is AutoNumberType)
            AutoNumberType.Count(column, cell);

        var unknown = column.Type switch
        {
            SingleSelectType when cell is string option => column.Options.NameOf(option) is null ? 1 : 0,
            MultipleSelectType when cell is not null =>
                CellJson.ReadList(cell).Count(option => column.Options.NameOf(option) is null),
            _ => 0,
        };
        if (unknown > 0)
            _findings.Add(LoadFindingKind.UnknownOption, table.Name, column.Name, rowId, unknown);

        return cell;
    }

    /// <summary>Whether nothing is lost when it has no place.</summary>
    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };
}
