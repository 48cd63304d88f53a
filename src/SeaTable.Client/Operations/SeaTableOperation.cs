using System.Text.Json;

namespace SeaTable;

/// <summary>An operation that was applied to a base, out of its log.</summary>
public sealed class SeaTableOperation
{
    private SeaTableOperation(JsonElement json, long id, DateTimeOffset? time)
    {
        Id = id;
        Time = time;
        Version = json.Number("op_id");
        Author = json.Text("author") ?? "";
        App = json.Text("app") ?? "";
        Content = json.Inner("operation");
        Type = json.Text("op_type") ?? Content.Text("op_type") ?? "";
    }

    /// <summary>Gets the id in the log.</summary>
    public long Id { get; }

    /// <summary>Gets the version that the base had afterwards; <see langword="null"/> when the server does not say so.</summary>
    public long? Version { get; }

    /// <summary>Gets when it was applied; <see langword="null"/> when the server does not say so.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>Gets the id of the user, or the name of the API token, by which it was done.</summary>
    public string Author { get; }

    /// <summary>Gets the name of the API token by which it was done; empty for what a user did.</summary>
    public string App { get; }

    /// <summary>Gets what was done, such as <c>modify_row</c> or <c>insert_column</c>.</summary>
    public string Type { get; }

    /// <summary>Gets the operation as SeaTable's own programs exchange it, with the keys of columns.</summary>
    public JsonElement Content { get; }

    internal static SeaTableOperation? Read(JsonElement json) => json.Number("id") is { } id
        ? new SeaTableOperation(json, id, json.TimeOfMilliseconds("op_time"))
        : null;

    /// <summary>Reads an operation of the big-data storage, whose log counts time in seconds.</summary>
    internal static SeaTableOperation? ReadOfBigData(JsonElement json) => json.Number("id") is { } id
        ? new SeaTableOperation(json, id, json.TimeOfSeconds("op_time"))
        : null;
}

/// <summary>Something that was done to a row, as SeaTable tells it to people.</summary>
public sealed class SeaTableActivity
{
    private SeaTableActivity(JsonElement json, long id)
    {
        Id = id;
        RowId = json.Text("row_id") ?? "";
        Type = json.Text("op_type") ?? "";
        Time = json.Time("op_time");
        User = json.Text("op_user") ?? "";
        App = json.Text("op_app") ?? "";
        RowCount = json.Number("row_count") ?? 1;
        Detail = json.Member("detail")?.Readable() ?? JsonMembers.Null;
        Cells = MetadataReader.List(Detail.Member("row_data"), SeaTableActivityCell.Read);
    }

    /// <summary>Gets the id.</summary>
    public long Id { get; }

    /// <summary>Gets the id of the row.</summary>
    public string RowId { get; }

    /// <summary>Gets what was done: <c>insert_row</c>, <c>modify_row</c> or <c>delete_row</c>.</summary>
    public string Type { get; }

    /// <summary>Gets when it was done; <see langword="null"/> when the server does not say so.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>Gets the id of the user, or the name of the API token, by which it was done.</summary>
    public string User { get; }

    /// <summary>Gets the name of the API token by which it was done; empty for what a user did.</summary>
    public string App { get; }

    /// <summary>Gets how many rows the call had.</summary>
    public long RowCount { get; }

    /// <summary>Gets the cells that were changed.</summary>
    public IReadOnlyList<SeaTableActivityCell> Cells { get; }

    /// <summary>Gets all that the server tells of it.</summary>
    public JsonElement Detail { get; }

    internal static SeaTableActivity? Read(JsonElement json) =>
        json.Number("id") is { } id ? new SeaTableActivity(json, id) : null;
}

/// <summary>A cell that was changed.</summary>
public sealed class SeaTableActivityCell
{
    private SeaTableActivityCell(JsonElement json, string columnKey)
    {
        ColumnKey = columnKey;
        ColumnName = json.Text("column_name") ?? "";
        Value = json.Member("value")?.Readable() ?? JsonMembers.Null;
        OldValue = json.Member("old_value")?.Readable() ?? JsonMembers.Null;
    }

    /// <summary>Gets the key of the column.</summary>
    public string ColumnKey { get; }

    /// <summary>Gets the name that the column had.</summary>
    public string ColumnName { get; }

    /// <summary>Gets the value, as SeaTable stores it: options by their ids.</summary>
    public JsonElement Value { get; }

    /// <summary>Gets the value before, as SeaTable stores it; JSON's <c>null</c> for none.</summary>
    public JsonElement OldValue { get; }

    internal static SeaTableActivityCell? Read(JsonElement json) =>
        json.Text("column_key") is { } key ? new SeaTableActivityCell(json, key) : null;
}
