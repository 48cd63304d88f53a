using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>A field that every row has beside its columns.</summary>
/// <param name="Name">Its name, which is its key and its name in SQLite too.</param>
/// <param name="Type">The column type that the metadata of an answer gives it.</param>
/// <param name="Kind">How SQLite keeps it.</param>
/// <param name="Read">What a row holds: a text, a truth or nothing.</param>
internal sealed record SystemField(string Name, string Type, StoredKind Kind, Func<StoredRow, object?> Read)
{
    /// <summary>All of them, in the order in which rows show them.</summary>
    public static readonly IReadOnlyList<SystemField> All =
    [
        new(SystemFields.Id, "text", StoredKind.Text, row => row.Id),
        new(SystemFields.CreatedAt, "ctime", StoredKind.Moment, row => row.CreatedAt),
        new(SystemFields.ModifiedAt, "mtime", StoredKind.Moment, row => row.ModifiedAt),
        new(SystemFields.Creator, "creator", StoredKind.Text, row => row.Creator),
        new(SystemFields.LastModifier, "last-modifier", StoredKind.Text, row => row.LastModifier),
        new(SystemFields.IsLocked, "checkbox", StoredKind.Truth, row => row.IsLocked ? true : null),
        new(SystemFields.LockedBy, "text", StoredKind.Text, row => row.LockedBy),
        new(SystemFields.IsArchived, "checkbox", StoredKind.Truth, row => row.IsArchived),
    ];

    public static SystemField? Find(string name) => All.FirstOrDefault(field => field.Name == name);

    public object? Value(StoredRow row, TimeZoneInfo timeZone) => Kind == StoredKind.Moment
        ? Read(row) is string moment ? DateValue.Parse(moment, timeZone) : null
        : Read(row);

    public void Write(Utf8JsonWriter writer, StoredRow row)
    {
        if (Read(row) is bool truth)
            writer.WriteBooleanValue(truth);
        else
            writer.WriteStringValue((string?)Read(row));
    }
}
