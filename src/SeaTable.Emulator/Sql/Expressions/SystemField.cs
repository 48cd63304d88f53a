using System.Text.Json;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>A field that every row has beside its columns.</summary>
/// <param name="Name">Its name, which is its key and its name in SQLite too.</param>
/// <param name="Type">The column type that the metadata of a response gives it.</param>
/// <param name="Kind">How SQLite keeps it.</param>
/// <param name="Read">What a row holds: a text, a boolean or nothing.</param>
internal sealed record SystemField(string Name, string Type, StoredKind Kind, Func<StoredRow, object?> Read)
{
    /// <summary>All of them, in the order in which rows show them.</summary>
    public static readonly IReadOnlyList<SystemField> All =
    [
        Of(SystemFields.Id, StoredKind.Text, row => row.Id),
        Of(SystemFields.CreatedAt, StoredKind.Moment, row => row.CreatedAt),
        Of(SystemFields.ModifiedAt, StoredKind.Moment, row => row.ModifiedAt),
        Of(SystemFields.Creator, StoredKind.Text, row => row.Creator),
        Of(SystemFields.LastModifier, StoredKind.Text, row => row.LastModifier),
        Of(SystemFields.IsLocked, StoredKind.Boolean, row => row.IsLocked ? true : null),
        Of(SystemFields.LockedBy, StoredKind.Text, row => row.LockedBy),
        Of(SystemFields.IsArchived, StoredKind.Boolean, row => row.IsArchived),
    ];

    public static SystemField? Find(string name) => All.FirstOrDefault(field => field.Name == name);

    public object? Value(StoredRow row, TimeZoneInfo timeZone) => Kind == StoredKind.Moment
        ? Read(row) is string moment ? DateValue.Parse(moment, timeZone) : null
        : Read(row);

    public void Write(Utf8JsonWriter writer, StoredRow row, TimeZoneInfo timeZone)
    {
        switch (Read(row))
        {
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case string moment when Kind == StoredKind.Moment:
                writer.WriteStringValue(Timestamps.WithOffset(moment, timeZone));
                break;
            case var text:
                writer.WriteStringValue((string?)text);
                break;
        }
    }

    private static SystemField Of(string name, StoredKind kind, Func<StoredRow, object?> read) =>
        new(name, SystemFields.All.First(field => field.Name == name).TypeName, kind, read);
}
