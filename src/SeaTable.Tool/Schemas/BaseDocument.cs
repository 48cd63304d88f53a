using System.Text.Json.Nodes;

namespace SeaTable.Tool.Schemas;

/// <summary>
/// A base as a schema file describes it: all that code or a new base is made from, and nothing that changes by itself.
/// </summary>
/// <param name="Tables">The tables, in the order of the base.</param>
internal sealed record BaseDocument(IReadOnlyList<TableDocument> Tables)
{
    /// <summary>Gets the section that says how code is to be named; null when there is none.</summary>
    public JsonObject? Codegen { get; init; }

    /// <summary>Gets whether it was made of chosen tables, so that others of the base are none of its business.</summary>
    public bool IsPart { get; init; }

    /// <summary>Gets the day on which it was last compared with the base; null when nobody asked for it to be noted.</summary>
    public string? Pulled { get; init; }

    /// <summary>Finds a table by its id.</summary>
    public TableDocument? FindTable(string? id) => id is null ? null : Tables.FirstOrDefault(table => table.Id == id);
}

/// <summary>A table.</summary>
/// <param name="Id">Its id; null in a file that somebody wrote for a table that is to be made.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns, in the order of the table.</param>
/// <param name="Views">The views, in the order of the table.</param>
internal sealed record TableDocument(
    string? Id, string Name, IReadOnlyList<ColumnDocument> Columns, IReadOnlyList<ViewDocument> Views)
{
    /// <summary>Gets what people wrote about it.</summary>
    public string? Description { get; init; }

    /// <summary>Finds a column by its key.</summary>
    public ColumnDocument? FindColumn(string? key) => key is null ? null : Columns.FirstOrDefault(column => column.Key == key);

    /// <summary>Finds a view by its id.</summary>
    public ViewDocument? FindView(string? id) => id is null ? null : Views.FirstOrDefault(view => view.Id == id);
}

/// <summary>A column.</summary>
/// <param name="Key">Its key; null for one that is to be made.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in SeaTable's spelling, such as <c>single-select</c>.</param>
internal sealed record ColumnDocument(string? Key, string Name, string Type)
{
    /// <summary>Gets what people wrote about it.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the settings of its type but for the options; null when there are none.</summary>
    public JsonObject? Data { get; init; }

    /// <summary>
    /// Gets the settings as the source has them, with options, counters and leftovers: what a call has to send again that
    /// replaces settings.
    /// </summary>
    public JsonObject? StoredData { get; init; }

    /// <summary>Gets the options, in their order; null when the column can have none, or the file tells none.</summary>
    public IReadOnlyList<OptionDocument>? Options { get; init; }

    /// <summary>Finds an option by its id.</summary>
    public OptionDocument? FindOption(string? id) =>
        id is null ? null : Options?.FirstOrDefault(option => option.Id == id);

    /// <summary>Gets a text of the settings; null when there is none.</summary>
    public string? Setting(string name) =>
        Data?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

/// <summary>An option of a select column.</summary>
/// <param name="Id">Its id; null for one that is to be made.</param>
/// <param name="Name">Its name.</param>
/// <param name="Color">The colour behind it, such as <c>#FFFCB5</c>; null when the file tells none.</param>
/// <param name="TextColor">The colour of its name.</param>
internal sealed record OptionDocument(string? Id, string Name, string? Color, string? TextColor);

/// <summary>A view.</summary>
/// <param name="Id">Its id; null for one that is to be made.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, such as <c>table</c>.</param>
/// <param name="Settings">Filters, order, groups and hidden columns.</param>
internal sealed record ViewDocument(string? Id, string Name, string Type, JsonObject Settings)
{
    /// <summary>The id of the view that every table begins with.</summary>
    public const string FirstId = "0000";
}
