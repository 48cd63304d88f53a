using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Loading;

/// <summary>
/// Reads rows whose cells go by the keys of columns: those of an export, and those of answers to who asks for keys.
/// </summary>
internal static class StoredRowForm
{
    /// <summary>Reads a row, and counts its numbers in the settings of the columns that number rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="id">Its id.</param>
    /// <param name="now">The time of creation of rows that tell none; null for none.</param>
    public static StoredRow Read(Table table, JsonElement row, string id, string? now)
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

        return Read(row, id, cells, now);
    }

    /// <summary>Reads the fields that every row has.</summary>
    /// <inheritdoc cref="Read(Table, JsonElement, string, string?)"/>
    public static StoredRow Read(JsonElement row, string id, object?[] cells, string? now)
    {
        var createdAt = Timestamps.Normalize(JsonMember.Text(row, SystemFields.CreatedAt)) ?? now;
        return new StoredRow(id, cells)
        {
            CreatedAt = createdAt,
            ModifiedAt = Timestamps.Normalize(JsonMember.Text(row, SystemFields.ModifiedAt)) ?? createdAt,
            Creator = JsonMember.Text(row, SystemFields.Creator),
            LastModifier = JsonMember.Text(row, SystemFields.LastModifier) ?? JsonMember.Text(row, SystemFields.Creator),
            IsLocked = JsonMember.IsSet(row, SystemFields.IsLocked),
            LockedBy = JsonMember.Text(row, SystemFields.LockedBy),
            IsArchived = JsonMember.IsSet(row, SystemFields.IsArchived),
        };
    }
}
