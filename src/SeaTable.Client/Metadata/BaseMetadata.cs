using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>What the server says about a base: its tables with their columns, options and views, but no rows.</summary>
/// <remarks>See https://api.seatable.com/reference/getmetadata.</remarks>
public sealed class BaseMetadata
{
    private readonly Dictionary<string, TableMetadata> _byId = new(StringComparer.Ordinal);

    internal BaseMetadata(
        IReadOnlyList<TableMetadata> tables, long? version = null, long? formatVersion = null, bool hasBigData = false)
    {
        Tables = tables;
        Version = version;
        FormatVersion = formatVersion;
        HasBigData = hasBigData;
        foreach (var table in tables)
            _byId.TryAdd(table.Id, table);
    }

    /// <summary>How many operations were applied to the base; null when the server does not say so.</summary>
    internal long? Version { get; }

    /// <summary>The version of the form in which the server keeps the base.</summary>
    internal long? FormatVersion { get; }

    /// <summary>Whether the settings switch on the big-data storage.</summary>
    internal bool HasBigData { get; }

    /// <summary>The tables, in the order of the base.</summary>
    public IReadOnlyList<TableMetadata> Tables { get; }

    /// <summary>Finds a table by its id, which stays when the table is renamed.</summary>
    /// <param name="id">The id, four characters as a rule.</param>
    /// <returns>The table, or <see langword="null"/> when the base has none of that id.</returns>
    public TableMetadata? FindTable(string id) => _byId.GetValueOrDefault(id);
}

/// <summary>A table of a base, as the server describes it.</summary>
public sealed class TableMetadata
{
    private readonly Dictionary<string, ColumnMetadata> _byKey = new(StringComparer.Ordinal);

    internal TableMetadata(string id, string name, IReadOnlyList<ColumnMetadata> columns, IReadOnlyList<ViewMetadata> views)
    {
        Id = id;
        Name = name;
        Columns = columns;
        Views = views;
        foreach (var column in columns)
            _byKey.TryAdd(column.Key, column);
    }

    /// <summary>The id, which stays when the table is renamed.</summary>
    public string Id { get; }

    /// <summary>The current name.</summary>
    public string Name { get; }

    /// <summary>The columns, in the order of the base.</summary>
    public IReadOnlyList<ColumnMetadata> Columns { get; }

    /// <summary>The views, in the order of the base.</summary>
    public IReadOnlyList<ViewMetadata> Views { get; }

    /// <summary>Finds a column by its key, which stays when the column is renamed.</summary>
    /// <param name="key">The key, four characters as a rule.</param>
    /// <returns>The column, or <see langword="null"/> when the table has none of that key.</returns>
    public ColumnMetadata? FindColumn(string key) => _byKey.GetValueOrDefault(key);
}

/// <summary>A column of a table, as the server describes it.</summary>
public sealed class ColumnMetadata
{
    internal ColumnMetadata(string key, string name, string typeName, IReadOnlyList<OptionMetadata> options, JsonElement? data)
    {
        Key = key;
        Name = name;
        TypeName = typeName;
        Type = ColumnTypes.Parse(typeName);
        Options = options;
        Data = data;
    }

    /// <summary>The key, which stays when the column is renamed.</summary>
    public string Key { get; }

    /// <summary>The current name, by which values are written.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public ColumnType Type { get; }

    /// <summary>The type in the server's own words, such as <c>single-select</c>.</summary>
    public string TypeName { get; }

    /// <summary>The options of a select column; empty for every other type.</summary>
    public IReadOnlyList<OptionMetadata> Options { get; }

    /// <summary>
    /// What the server keeps for the column's type, such as the format of a number; <see langword="null"/> when there is nothing.
    /// </summary>
    public JsonElement? Data { get; }

    /// <summary>Whether it is a date column that keeps the time of day, too.</summary>
    internal bool HasTime =>
        Type == ColumnType.Date && Data?.Text("format") is { } format && DateForms.HasTime(format);

    /// <summary>Whether the server may fill it by itself in rows that are added.</summary>
    internal bool HasDefault => Data?.Member("enable_fill_default_value") is { ValueKind: JsonValueKind.True };

    internal OptionMetadata? FindOption(string? id, string name)
    {
        foreach (var option in Options)
        {
            if (id is null ? option.Name == name : option.Id == id)
                return option;
        }

        return null;
    }
}

/// <summary>An option of a select column, as the server describes it.</summary>
public sealed class OptionMetadata
{
    internal OptionMetadata(string id, string name, string? color = null, string? textColor = null)
    {
        Id = id;
        Name = name;
        Color = color;
        TextColor = textColor;
    }

    /// <summary>The id, which stays when the option is renamed; unique within its column.</summary>
    public string Id { get; }

    /// <summary>The current name.</summary>
    public string Name { get; }

    /// <summary>The colour behind the name, such as <c>#EED5FF</c>; <see langword="null"/> when it is not told.</summary>
    public string? Color { get; }

    /// <summary>The colour of the name; <see langword="null"/> when it is not told.</summary>
    public string? TextColor { get; }
}

/// <summary>A view of a table, as the server describes it.</summary>
public sealed class ViewMetadata
{
    internal ViewMetadata(string id, string name, string typeName = TableType, JsonElement? json = null)
    {
        Id = id;
        Name = name;
        TypeName = typeName;
        Json = json;
    }

    /// <summary>The type that every view has which is made without another one.</summary>
    internal const string TableType = "table";

    /// <summary>The id, which stays when the view is renamed.</summary>
    public string Id { get; }

    /// <summary>The current name.</summary>
    public string Name { get; }

    /// <summary>The type in the server's own words: <c>table</c>, <c>archive</c>, or another.</summary>
    public string TypeName { get; }

    /// <summary>All that the server says about it, if it does.</summary>
    internal JsonElement? Json { get; }
}
