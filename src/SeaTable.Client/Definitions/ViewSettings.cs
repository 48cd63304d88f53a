using System.Text.Json;

namespace SeaTable;

/// <summary>
/// What a view filters, sorts, groups and hides. Of a change, what is <see langword="null"/> stays as it is, and an empty list
/// takes away what was there.
/// </summary>
public sealed class ViewSettings
{
    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets a value that indicates whether the view is locked against changes in the browser.</summary>
    public bool? IsLocked { get; init; }

    /// <summary>
    /// Gets a value that indicates whether a row is shown that passes one filter; otherwise it has to pass all.
    /// </summary>
    public bool? IsAnyFilterEnough { get; init; }

    /// <summary>Gets the filters.</summary>
    public IReadOnlyList<ViewFilter>? Filters { get; init; }

    /// <summary>Gets the columns by which rows are sorted, the first one first.</summary>
    public IReadOnlyList<ViewSort>? Sorts { get; init; }

    /// <summary>Gets the columns by which rows are grouped, the outermost first.</summary>
    public IReadOnlyList<ViewGroup>? Groups { get; init; }

    /// <summary>Gets the columns that are hidden.</summary>
    public IReadOnlyList<ColumnReference>? HiddenColumns { get; init; }

    /// <summary>Reads the settings of a view.</summary>
    /// <param name="view">The view, out of metadata or of an answer.</param>
    /// <returns>Its settings; what the server does not tell is empty.</returns>
    public static ViewSettings Of(ViewMetadata view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var json = view.Json ?? JsonMembers.Null;
        return new ViewSettings
        {
            Name = view.Name,
            IsLocked = json.Member("is_locked") is { ValueKind: JsonValueKind.True },
            IsAnyFilterEnough = json.Text("filter_conjunction") == "Or",
            Filters = MetadataReader.List(json.Member("filters"), ViewFilter.Read),
            Sorts = MetadataReader.List(json.Member("sorts"), ViewSort.Read),
            Groups = MetadataReader.List(json.Member("groupbys"), ViewGroup.Read),
            HiddenColumns = [.. MetadataReader.List(json.Member("hidden_columns"), static key => key.Text())
                .Where(key => key.Length > 0).Select(ColumnReference.FromKey)],
        };
    }

    internal void Write(Utf8JsonWriter json, TableMetadata table)
    {
        if (Name is { } name)
            json.WriteString("name"u8, name);

        if (IsLocked is { } isLocked)
            json.WriteBoolean("is_locked"u8, isLocked);

        if (IsAnyFilterEnough is { } isAnyEnough)
            json.WriteString("filter_conjunction"u8, isAnyEnough ? "Or"u8 : "And"u8);

        WriteList(json, "filters", Filters, filter => filter.Write(json, table));
        WriteList(json, "sorts", Sorts, sort => sort.Write(json, table));
        WriteList(json, "groupbys", Groups, group => group.Write(json, table));
        if (HiddenColumns is { } hidden)
        {
            json.WriteStartArray("hidden_columns"u8);
            foreach (var column in hidden)
                json.WriteStringValue(table.Find(column).Key);

            json.WriteEndArray();
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string member, IReadOnlyList<T>? list, Action<T> write)
    {
        if (list is null)
            return;

        json.WriteStartArray(member);
        if (list.Count == 0)
        {
            // That is how the API is told that there is to be none.
            json.WriteStartObject();
            json.WriteEndObject();
        }

        foreach (var item in list)
            write(item);

        json.WriteEndArray();
    }
}

/// <summary>A column by which a view sorts its rows.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsDescending">Whether the largest comes first.</param>
public sealed record ViewSort(ColumnReference Column, bool IsDescending = false)
{
    internal static ViewSort? Read(JsonElement json) => json.Text("column_key") is { Length: > 0 } key
        ? new ViewSort(ColumnReference.FromKey(key), json.Text("sort_type") == "down")
        : null;

    internal void Write(Utf8JsonWriter json, TableMetadata table)
    {
        json.WriteStartObject();
        json.WriteString("column_key"u8, table.Find(Column).Key);
        json.WriteString("sort_type"u8, IsDescending ? "down"u8 : "up"u8);
        json.WriteEndObject();
    }
}

/// <summary>A column by which a view groups its rows.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsDescending">Whether the largest comes first.</param>
/// <param name="CountType">How values of a group are counted together, in the server's own words; for dates <c>day</c>,
/// <c>week</c>, <c>month</c>, <c>quarter</c> or <c>year</c>.</param>
public sealed record ViewGroup(ColumnReference Column, bool IsDescending = false, string? CountType = null)
{
    internal static ViewGroup? Read(JsonElement json) => json.Text("column_key") is { Length: > 0 } key
        ? new ViewGroup(ColumnReference.FromKey(key), json.Text("sort_type") == "down", json.Text("count_type"))
        : null;

    internal void Write(Utf8JsonWriter json, TableMetadata table)
    {
        json.WriteStartObject();
        json.WriteString("column_key"u8, table.Find(Column).Key);
        json.WriteString("sort_type"u8, IsDescending ? "down"u8 : "up"u8);
        if (CountType is { } count)
            json.WriteString("count_type"u8, count);

        json.WriteEndObject();
    }
}
