using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Loading;

/// <summary>
/// Brings the rows and links of a file into the database. Real exports hold cells of columns that are gone, ids of options
/// that are gone, and links of rows that are gone; all of that is passed over.
/// </summary>
internal sealed class RowSeeder(StoredRowWriter rows, LinkStore links, DateTimeOffset now)
{
    public void Seed(BaseSeed seed)
    {
        for (var index = 0; index < seed.Schema.Tables.Count; index++)
        {
            if (seed.Rows[index].ValueKind == JsonValueKind.Array)
                rows.Insert(seed.Schema.Tables[index], Rows(seed.Schema.Tables[index], seed.Rows[index]));
        }

        foreach (var link in seed.Links?.EnumerateArray().Where(link => link.ValueKind == JsonValueKind.Object) ?? [])
            Link(link);
    }

    private IEnumerable<StoredRow> Rows(Table table, JsonElement list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in list.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object))
        {
            var id = Text(row, SystemFields.Id) ?? Ids.NewRowId();
            if (seen.Add(id))
                yield return Row(table, row, id);
        }
    }

    private StoredRow Row(Table table, JsonElement row, string id)
    {
        var cells = new object?[table.StoredColumns.Count];
        foreach (var column in table.StoredColumns)
        {
            if (!row.TryGetProperty(column.Key, out var cell) || cell.ValueKind == JsonValueKind.Null)
                continue;
            cells[column.CellIndex] = column.Type.FromStorage(cell, column);
            if (column.Type is AutoNumberType)
                AutoNumberType.Count(column, cells[column.CellIndex]);
        }

        var createdAt = Timestamps.Normalize(Text(row, SystemFields.CreatedAt)) ?? Timestamps.Format(now);
        return new StoredRow(id, cells)
        {
            CreatedAt = createdAt,
            ModifiedAt = Timestamps.Normalize(Text(row, SystemFields.ModifiedAt)) ?? createdAt,
            Creator = Text(row, SystemFields.Creator),
            LastModifier = Text(row, SystemFields.LastModifier) ?? Text(row, SystemFields.Creator),
            IsLocked = row.TryGetProperty(SystemFields.IsLocked, out var locked) && locked.ValueKind == JsonValueKind.True,
            LockedBy = Text(row, SystemFields.LockedBy),
            IsArchived = row.TryGetProperty(SystemFields.IsArchived, out var archived)
                && archived.ValueKind == JsonValueKind.True,
        };
    }

    // A link of a table with itself has only the second map, and there the row stands before those it shows.
    private void Link(JsonElement link)
    {
        if (Text(link, "_id") is not { } linkId)
            return;
        foreach (var (row, other) in Pairs(link, "table1_table2_map"))
            links.Add(linkId, row, other);

        var toItself = !link.TryGetProperty("table1_id", out _) || Text(link, "table1_id") == Text(link, "table2_id");
        foreach (var (row, other) in Pairs(link, "table2_table1_map"))
        {
            if (toItself)
                links.Add(linkId, row, other);
            else
                links.Add(linkId, other, row);
        }
    }

    private static IEnumerable<(string Row, string Other)> Pairs(JsonElement link, string map)
    {
        if (!link.TryGetProperty(map, out var rows) || rows.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var row in rows.EnumerateObject().Where(row => row.Value.ValueKind == JsonValueKind.Array))
        {
            foreach (var other in row.Value.EnumerateArray().Where(other => other.ValueKind == JsonValueKind.String))
                yield return (row.Name, other.GetString()!);
        }
    }

    private static string? Text(JsonElement row, string member) =>
        row.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
