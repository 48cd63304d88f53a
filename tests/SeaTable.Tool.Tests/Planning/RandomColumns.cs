using System.Globalization;
using System.Text.Json.Nodes;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Columns of any type with any settings that the API takes.</summary>
internal sealed class RandomColumns(Random random)
{
    private static readonly string[] s_names =
    [
        "Name", "Title", "class", "event", "Bug-ID", "Labels/Tags", "Who Paid?", "Größe", "a  b", "100%", "#", "Date", "Text",
        "_private",
        "If", "it's", "say \"x\"", "文本", "Amount (€)", "Contacts", "Companies", "No. 1", "z&z=1", "Emoji 🎈", "back\\slash",
        "abcd", "0000", "a.b", "\"quoted\"", "{braces}", "tick`s", "A.B", "T.x", "Table1", "Table1 1", "Über",
    ];

    private static readonly string[] s_first = ["text", "number", "date", "single-select", "auto-number"];

    private static readonly string[] s_any =
    [
        .. s_first, "long-text", "checkbox", "duration", "multiple-select", "image", "file", "collaborator", "url", "email",
        "rate",
        "geolocation", "digital-sign", "department-single-select", "button", "creator", "ctime", "last-modifier", "mtime",
    ];

    internal T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    internal string FreeName(IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.Ordinal);
        var free = s_names.Where(name => !names.Contains(name)).ToList();
        return free.Count > 0 ? Pick(free) : $"Column {names.Count + random.Next(1000)}";
    }

    internal string AnyType(bool isFirst, IEnumerable<string> present)
    {
        string type;
        do
            type = Pick(isFirst ? s_first : s_any);
        while (type is "creator" or "ctime" or "last-modifier" or "mtime" && present.Contains(type));
        return type;
    }

    internal ColumnDocument Create(string? key, string name, string type)
    {
        var options = type is "single-select" or "multiple-select" ? Options(random.Next(5)) : null;
        return new ColumnDocument(type is "creator" or "ctime" or "last-modifier" or "mtime" ? null : key, name, type)
        {
            Data = options is { Count: > 0 } && random.Next(3) == 0 ? Default(type, Pick(options)) : Data(type),
            Options = options,
        };
    }

    private static JsonObject Default(string type, OptionDocument option)
    {
        JsonNode id = JsonValue.Create(option.Id ?? option.Name);
        return new JsonObject
        {
            ["enable_fill_default_value"] = true, ["default_value"] = type == "single-select" ? id : new JsonArray(id),
        };
    }

    /// <summary>A column whose options depend on those of another one.</summary>
    internal ColumnDocument Depending(ColumnDocument child, ColumnDocument parent)
    {
        var settings = new JsonObject();
        foreach (var option in parent.Options!.Where(_ => random.Next(3) > 0))
        {
            settings[option.Id ?? option.Name] = new JsonArray(
                [.. child.Options!.Where(_ => random.Next(2) == 0).Select(other => JsonValue.Create(other.Id ?? other.Name))]);
        }

        var data = (JsonObject?)child.Data?.DeepClone() ?? [];
        (data["cascade_column_key"], data["cascade_settings"]) = (parent.Key ?? parent.Name, settings);
        return child with { Data = data };
    }

    /// <summary>A filter of a column; null when it is of no type that is filtered here.</summary>
    internal static JsonObject? Filter(ColumnDocument column) => column switch
    {
        { Type: "text" } => new()
        {
            ["column_key"] = Key(column), ["filter_predicate"] = "contains", ["filter_term"] = "x",
        },
        { Type: "single-select", Options: { Count: > 0 } options } => new()
        {
            ["column_key"] = Key(column), ["filter_predicate"] = "is_any_of",
            ["filter_term"] = new JsonArray([.. options.Select(option => JsonValue.Create(option.Id ?? option.Name))]),
        },
        _ => null,
    };

    /// <summary>What settings name a column by.</summary>
    internal static string Key(ColumnDocument column) => column.Key
        ?? (column.Type is "creator" or "ctime" or "last-modifier" or "mtime"
            ? $"_{column.Type.Replace('-', '_')}" : column.Name);

    internal List<OptionDocument> Options(int count, IReadOnlyList<OptionDocument>? others = null)
    {
        var made = new List<OptionDocument>();
        string[] names = ["Won", "Lost", "C++", "C#", "100%", "it's", "ä", "", " ", "One, two", "won"];
        foreach (var name in names.Where(name => name.Trim().Length > 0).OrderBy(_ => random.Next()))
        {
            if (made.Count < count && others?.Any(option => option.Name == name) != true)
                made.Add(new OptionDocument(Id(), name, Pick(["#FFFCB5", "#46A1FD", null]), Pick(["#212529", null])));
        }

        return made;

        string? Id()
        {
            var id = random.Next(1_000_000).ToString(CultureInfo.InvariantCulture);
            return random.Next(4) == 0 || made.Any(option => option.Id == id) ? null : id;
        }
    }

    internal JsonObject? Data(string type) => random.Next(4) == 0 ? null : type switch
    {
        "text" => Pick<JsonObject?>(
        [
            null, new() { ["display_type"] = "phone" },
            new() { ["enable_fill_default_value"] = true, ["default_value"] = "x" },
        ]),
        "number" => Pick<JsonObject>(
        [
            new() { ["format"] = Pick(["euro", "percent", "number", "dollar"]) },
            new() { ["format"] = "custom_currency", ["currency_symbol"] = "CHF", ["currency_symbol_position"] = "before" },
            new() { ["format"] = "number", ["enable_check_format"] = true, ["format_min_value"] = 0,
                ["format_max_value"] = 12.5 },
            new() { ["decimal"] = "comma", ["thousands"] = "dot", ["enable_precision"] = true, ["precision"] = 2 },
        ]),
        "date" => new() { ["format"] = Pick(["YYYY-MM-DD", "YYYY-MM-DD HH:mm", "M/D/YYYY", "DD.MM.YYYY HH:mm"]) },
        "duration" => new() { ["duration_format"] = Pick(["h:mm", "h:mm:ss"]) },
        "rate" => new() { ["rate_max_number"] = random.Next(1, 11) },
        "geolocation" => new() { ["geo_format"] = Pick(["lng_lat", "country_region"]) },
        "auto-number" => new() { ["format"] = "D-000", ["digits"] = 3, ["prefix_type"] = "string", ["prefix"] = "D" },
        "button" => new() { ["button_type"] = "open_url", ["button_name"] = "Go", ["button_color"] = "#FFFCB5" },
        _ => null,
    };
}
