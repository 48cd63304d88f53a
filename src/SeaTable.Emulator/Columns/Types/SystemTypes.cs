using System.Text.Json;
using SeaTable.Emulator.Values;
using SeaTable.Facts;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>The base of creator, last-modifier, ctime and mtime: the cell is one of the row's system fields.</summary>
internal abstract class SystemType(string name, string key, Func<StoredRow, string?> field)
    : ServerColumnType(name, CellStorage.None)
{
    public override bool IsWritable => false;

    public override string FixedKey => key;

    /// <summary>Gets what the row holds for a column of this type.</summary>
    public string? FieldOf(StoredRow row) => field(row);

    public override void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context) =>
        writer.WriteStringValue((string)stored);

    public override void WriteJson(Utf8JsonWriter writer, StoredRow row, Column column, ReadContext context) =>
        writer.WriteStringValue(field(row));

    public override object? Value(StoredRow row, Column column, ReadContext context) => field(row);
}

/// <summary>The base of those that are times: written as they are kept, while formulas see local times.</summary>
internal abstract class SystemTimeType(string name, string key, Func<StoredRow, string?> field) : SystemType(name, key, field)
{
    public override object? Value(StoredRow row, Column column, ReadContext context) =>
        FieldOf(row) is { } moment ? DateValue.Parse(moment, context.TimeZone) : null;
}

/// <summary>creator: who added the row, as a user id or as the app name of an API token.</summary>
internal sealed class CreatorType()
    : SystemType(ColumnTypeNames.Creator, SystemFields.Creator, row => row.Creator);

/// <summary>last-modifier: who changed the row last.</summary>
internal sealed class LastModifierType()
    : SystemType(ColumnTypeNames.LastModifier, SystemFields.LastModifier, row => row.LastModifier);

/// <summary>ctime: when the row was added.</summary>
internal sealed class CreationTimeType()
    : SystemTimeType(ColumnTypeNames.CreatedTime, SystemFields.CreatedAt, row => row.CreatedAt);

/// <summary>mtime: when the row was changed last.</summary>
internal sealed class ModificationTimeType()
    : SystemTimeType(ColumnTypeNames.ModifiedTime, SystemFields.ModifiedAt, row => row.ModifiedAt);
