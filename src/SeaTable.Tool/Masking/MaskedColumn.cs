using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Masking;

/// <summary>A column whose values are replaced.</summary>
/// <param name="TableId">The id of its table.</param>
/// <param name="Key">Its key.</param>
/// <param name="Type">Its type.</param>
/// <param name="Json">Its metadata.</param>
internal sealed record MaskedColumn(string TableId, string Key, string Type, JsonObject Json)
{
    /// <summary>The types that hold users, who stand in the rows' own fields, too.</summary>
    public static readonly IReadOnlySet<string> UserTypes = new HashSet<string>
    {
        ColumnTypeNames.Collaborator, ColumnTypeNames.Creator, ColumnTypeNames.LastModifier,
    };

    private static readonly HashSet<string> s_types =
    [
        .. UserTypes,
        ColumnTypeNames.Text, ColumnTypeNames.LongText, ColumnTypeNames.Email, ColumnTypeNames.Url, ColumnTypeNames.Date,
        ColumnTypeNames.Geolocation, ColumnTypeNames.Image, ColumnTypeNames.File, ColumnTypeNames.DigitalSignature,
        ColumnTypeNames.SingleSelect, ColumnTypeNames.MultipleSelect,
    ];

    /// <summary>Whether it holds users.</summary>
    public bool HoldsUsers => UserTypes.Contains(Type);

    /// <summary>Whether its values are options, whose names are replaced.</summary>
    public bool HoldsOptions => Type is ColumnTypeNames.SingleSelect or ColumnTypeNames.MultipleSelect;

    /// <summary>Gets the id of its table and its key, by which it is found whatever it is called.</summary>
    public string Ids => $"{TableId}.{Key}";

    /// <summary>Finds columns in a base.</summary>
    /// <param name="metadata">The metadata of the base.</param>
    /// <param name="names">Their names, such as <c>Contacts.Email</c>.</param>
    /// <exception cref="ToolException">There is no such column, or its values can't be replaced.</exception>
    public static IReadOnlyList<MaskedColumn> Find(JsonObject metadata, IEnumerable<string> names)
    {
        var all = All(metadata).ToList();
        return [.. names.Select(name => all.Find(column => column.Name == name) is { Column: { } found }
            ? found.Checked(name)
            : throw Unknown(name, all.ConvertAll(column => column.Name)))];
    }

    /// <summary>Finds columns again by their ids; those that are gone have no values any more.</summary>
    /// <inheritdoc cref="Find(JsonObject, IEnumerable{string})"/>
    public static IReadOnlyList<MaskedColumn> FindAgain(JsonObject metadata, IReadOnlyCollection<string> ids) =>
        [.. All(metadata).Where(column => ids.Contains(column.Column.Ids)).Select(column => column.Column.Checked(column.Name))];

    /// <summary>Finds all columns that tell of users.</summary>
    public static IEnumerable<MaskedColumn> OfUsers(JsonObject metadata) => All(metadata).Select(column => column.Column)
        .Where(column => column.HoldsUsers || column.Type is ColumnTypeNames.DigitalSignature);

    private MaskedColumn Checked(string name) => s_types.Contains(Type) ? this
        : throw new ToolException(Type is ColumnTypeNames.Formula or ColumnTypeNames.LinkFormula or ColumnTypeNames.Link
            ? $"{name} can't be masked: it shows other columns. Mask those."
            : $"{name} can't be masked: a column of the type {Type} holds no texts.");

    private static IEnumerable<(string Name, MaskedColumn Column)> All(JsonObject metadata) =>
        from table in (metadata["tables"] as JsonArray ?? []).OfType<JsonObject>()
        from column in (table["columns"] as JsonArray ?? []).OfType<JsonObject>()
        select ($"{Text(table, "name")}.{Text(column, "name")}",
            new MaskedColumn(Text(table, SystemFields.Id), Text(column, "key"), Text(column, "type"), column));

    private static ToolException Unknown(string name, List<string> all)
    {
        var table = name[..Math.Max(0, name.IndexOf('.', StringComparison.Ordinal))];
        var near = all.FindAll(other => other.StartsWith($"{table}.", StringComparison.OrdinalIgnoreCase));
        near = near.Count > 0 ? near : [all.FirstOrDefault() ?? "Contacts.Email"];
        return new ToolException($"The base has no column \"{name}\". " + (NearestName.Find(name, all) is { } nearest
            ? $"Did you mean {ShellArgument.Of(nearest)}?"
            : $"Write table and column, such as {string.Join(", ", near.Select(ShellArgument.Of))}."));
    }

    private static string Text(JsonObject json, string member) => json[member]?.ToString() ?? "";
}
