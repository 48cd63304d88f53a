using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Server.Responses;

/// <summary>Writes a row as reading answers it: the system fields, and every column, unset ones as null.</summary>
internal sealed class RowJson
{
    private readonly ReadContext _context;
    private readonly List<(string Member, Column Column)> _columns = [];
    private readonly HashSet<string> _dropped = new(StringComparer.Ordinal);

    public RowJson(Table table, View? view, ReadContext context)
    {
        _context = context;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in table.Columns)
        {
            var member = context.ConvertKeys ? column.Name : column.Key;
            var isShown = view?.Hides(column) != true && taken.Add(member);
            if (isShown)
                _columns.Add((member, column));
            // The column that is a system field takes its place; by name it does so even when a view hides it.
            if (column.Key == column.Type.FixedKey && (isShown || context.ConvertKeys))
                _dropped.Add(column.Key);
        }
    }

    public void Write(Utf8JsonWriter writer, StoredRow row)
    {
        writer.WriteStartObject();
        writer.WriteString(SystemFields.Id, row.Id);
        WriteField(writer, SystemFields.CreatedAt, row.CreatedAt);
        WriteField(writer, SystemFields.ModifiedAt, row.ModifiedAt);
        WriteField(writer, SystemFields.Creator, row.Creator);
        WriteField(writer, SystemFields.LastModifier, row.LastModifier);
        writer.WritePropertyName(SystemFields.IsLocked);
        if (row.IsLocked)
            writer.WriteBooleanValue(true);
        else
            writer.WriteNullValue();
        writer.WriteString(SystemFields.LockedBy, row.LockedBy);
        writer.WriteBoolean(SystemFields.IsArchived, row.IsArchived);
        foreach (var (member, column) in _columns)
        {
            writer.WritePropertyName(member);
            column.Type.WriteJson(writer, row, column, _context);
        }

        writer.WriteEndObject();
    }

    private void WriteField(Utf8JsonWriter writer, string field, string? value)
    {
        if (!_dropped.Contains(field))
            writer.WriteString(field, value);
    }
}
