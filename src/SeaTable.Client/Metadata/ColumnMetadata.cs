using System.Text.Json;

namespace SeaTable;

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

    /// <summary>What the server keeps for the column's type, such as the format of a number; <see langword="null"/> when there is nothing.</summary>
    public JsonElement? Data { get; }

    /// <summary>Whether it is a date column that keeps the time of day, too.</summary>
    internal bool HasTime =>
        Type == ColumnType.Date
        && Data is { } data
        && data.TryGetProperty("format", out var format)
        && format.ValueKind == JsonValueKind.String
        && format.GetString()!.Contains("HH:mm", StringComparison.Ordinal);

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
