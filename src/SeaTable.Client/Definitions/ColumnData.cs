using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>The type of a column that is to be made, with its settings. Each type that has some has a class of its own.</summary>
/// <remarks>
/// Types without settings are made by <see cref="Of"/>, and those that this library does not know yet by <see cref="Other"/>.
/// What is not told, the server chooses.
/// </remarks>
public abstract class ColumnData
{
    private protected ColumnData(string typeName) => TypeName = typeName;

    /// <summary>Gets the type in the server's own words, such as <c>single-select</c>.</summary>
    public string TypeName { get; }

    /// <summary>Whether it has settings to send.</summary>
    internal abstract bool HasSettings { get; }

    /// <summary>Writes the settings, an object, by the names of now.</summary>
    internal abstract void Write(Utf8JsonWriter json, SchemaNames names);

    /// <summary>Gets a type without settings, or with those that the server chooses.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The type of a column.</returns>
    /// <exception cref="ArgumentException">The type is made of its settings, which have to be told.</exception>
    public static ColumnData Of(ColumnType type) => type is ColumnType.Link or ColumnType.LinkFormula or ColumnType.Formula
        or ColumnType.Unknown || !Enum.IsDefined(type)
        ? throw new ArgumentException(
            $"A column of the type {type} can't be made without settings: use LinkColumnData, LinkFormulaColumnData, " +
            "FormulaColumnData or ColumnData.Other.", nameof(type))
        : new OtherColumnData(ColumnTypes.NameOf(type), null);

    /// <summary>Gets a type by the server's own words, for what this library has no class for.</summary>
    /// <param name="typeName">The type, such as <c>button</c>.</param>
    /// <param name="data">The settings, as the server takes them for <c>column_data</c>; <see langword="null"/> for none.</param>
    /// <returns>The type of a column.</returns>
    public static ColumnData Other(string typeName, JsonObject? data = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(typeName);
        return new OtherColumnData(typeName, data);
    }

    /// <summary>Returns the type.</summary>
    /// <returns>The type in the server's own words.</returns>
    public override string ToString() => TypeName;

    /// <summary>Writes the value that new rows have, if there is one.</summary>
    private protected static void WriteDefault<T>(Utf8JsonWriter json, T? value, Action<Utf8JsonWriter, T> write)
    {
        if (value is null)
            return;

        json.WriteBoolean("enable_fill_default_value"u8, true);
        json.WritePropertyName("default_value"u8);
        write(json, value);
    }

    private sealed class OtherColumnData(string typeName, JsonObject? data) : ColumnData(typeName)
    {
        private readonly JsonNode? _data = data?.DeepClone();

        internal override bool HasSettings => _data is not null;

        internal override void Write(Utf8JsonWriter json, SchemaNames names) => _data!.WriteTo(json);
    }
}

/// <summary>The names of now that settings of columns are written by.</summary>
/// <param name="Base">The base.</param>
/// <param name="Table">The table of the column; null when it is to be made with it.</param>
/// <param name="TableName">The name of the table.</param>
internal sealed record SchemaNames(BaseMetadata Base, TableMetadata? Table, string TableName)
{
    internal static SchemaNames Of(BaseMetadata metadata, TableMetadata table) => new(metadata, table, table.Name);
}

/// <summary>Text, with what may be written into it.</summary>
public sealed class TextColumnData() : ColumnData(ColumnTypeNames.Text)
{
    /// <summary>Gets the text that rows made in the browser begin with; <see langword="null"/> for none.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>Gets the regular expression that a text has to match in the browser; <see langword="null"/> for none.</summary>
    public string? Pattern { get; init; }

    internal override bool HasSettings => DefaultValue is not null || Pattern is not null;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();
        WriteDefault(json, DefaultValue, static (json, value) => json.WriteStringValue(value));
        if (Pattern is { } pattern)
        {
            json.WriteBoolean("enable_check_format"u8, true);
            json.WriteString("format_check_type"u8, "custom_format"u8);
            json.WriteString("format_specification_value"u8, pattern);
        }

        json.WriteEndObject();
    }
}

/// <summary>A checkbox, with what new rows have.</summary>
public sealed class CheckboxColumnData() : ColumnData(ColumnTypeNames.Checkbox)
{
    /// <summary>Gets a value that indicates whether rows made in the browser begin with a tick.</summary>
    public bool DefaultValue { get; init; }

    internal override bool HasSettings => DefaultValue;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();
        WriteDefault(json, DefaultValue, static (json, value) => json.WriteBooleanValue(value));
        json.WriteEndObject();
    }
}

/// <summary>Users, with whether they are told.</summary>
public sealed class CollaboratorColumnData() : ColumnData(ColumnTypeNames.Collaborator)
{
    /// <summary>Gets a value that indicates whether users are told when they are put into a cell.</summary>
    public bool SendsNotification { get; init; }

    internal override bool HasSettings => SendsNotification;

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();
        json.WriteBoolean("enable_send_notification"u8, SendsNotification);
        json.WriteEndObject();
    }
}
