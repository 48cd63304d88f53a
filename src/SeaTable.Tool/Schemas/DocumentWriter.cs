using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Schemas;

/// <summary>
/// Writes schema files: the same base always gives the same text, so that a comparison of two texts shows what changed, option by
/// option. Tables, columns, options and views keep the order of the base; members of settings are sorted.
/// </summary>
internal static class DocumentWriter
{
    /// <summary>The form of the files that this version writes; readers refuse a newer one.</summary>
    public const int Form = 1;

    /// <summary>The member of a file that tells its form.</summary>
    public const string FormMember = "form";

    /// <summary>The member that tells that the file is of chosen tables.</summary>
    public const string PartMember = "part";

    /// <summary>The member that tells when the file was last compared with the base. The build looks for it, too.</summary>
    public const string PulledMember = "pulled";

    private const int LongestLine = 120;

    /// <summary>Writes a base as the text of a schema file.</summary>
    public static string Write(BaseDocument document)
    {
        var text = new StringBuilder();
        Append(text, ToJson(document), 0);
        return ReadableJson.WithAllSigns(text.Append('\n').ToString());
    }

    /// <summary>Writes the settings of the code as the text of a file of their own.</summary>
    public static string WriteCodegen(JsonObject codegen)
    {
        var root = new JsonObject { [JsonSchemas.Member] = JsonSchemas.OfCodegenFiles };
        foreach (var (name, value) in codegen.Where(member => member.Key != JsonSchemas.Member))
            root[name] = value?.DeepClone();

        var text = new StringBuilder();
        Append(text, root, 0);
        return ReadableJson.WithAllSigns(text.Append('\n').ToString());
    }

    private static JsonObject ToJson(BaseDocument document)
    {
        var root = new JsonObject { [JsonSchemas.Member] = JsonSchemas.OfSchemaFiles, [FormMember] = Form };
        if (document.IsPart)
            root[PartMember] = true;

        AddIfTold(root, PulledMember, document.Pulled);
        if (document.Codegen is { } codegen)
            root["codegen"] = codegen.DeepClone();

        root["tables"] = new JsonArray([.. document.Tables.Select(ToJson)]);
        return root;
    }

    private static JsonObject ToJson(TableDocument table)
    {
        var json = new JsonObject();
        AddIfTold(json, "_id", table.Id);
        json["name"] = table.Name;
        AddIfTold(json, "description", table.Description);
        json["columns"] = new JsonArray([.. table.Columns.Select(ToJson)]);
        if (table.Views.Count > 0)
            json["views"] = new JsonArray([.. table.Views.Select(ToJson)]);

        return json;
    }

    private static JsonObject ToJson(ColumnDocument column)
    {
        var json = new JsonObject();
        AddIfTold(json, "key", column.Key);
        json["name"] = column.Name;
        json["type"] = column.Type;
        AddIfTold(json, "description", column.Description);
        var data = Sorted(column.Data ?? []);
        if (column.Options is { } options)
            data["options"] = new JsonArray([.. options.Select(ToJson)]);

        if (data.Count > 0)
            json["data"] = data;

        return json;
    }

    private static JsonObject ToJson(OptionDocument option)
    {
        var json = new JsonObject();
        AddIfTold(json, "id", option.Id);
        json["name"] = option.Name;
        AddIfTold(json, "color", option.Color);
        AddIfTold(json, "textColor", option.TextColor);
        return json;
    }

    private static JsonObject ToJson(ViewDocument view)
    {
        var json = new JsonObject();
        AddIfTold(json, "_id", view.Id);
        json["name"] = view.Name;
        json["type"] = view.Type;
        foreach (var (name, value) in Sorted(view.Settings))
            json[name] = value?.DeepClone();

        return json;
    }

    private static void AddIfTold(JsonObject json, string name, string? value)
    {
        if (value is not null)
            json[name] = value;
    }

    /// <summary>A copy with the members of all objects in it sorted by name, since their order means nothing.</summary>
    internal static JsonObject Sorted(JsonObject json)
    {
        var sorted = new JsonObject();
        foreach (var (name, value) in json.OrderBy(member => member.Key, StringComparer.Ordinal))
            sorted[name] = SortedValue(value);

        return sorted;
    }

    private static JsonNode? SortedValue(JsonNode? value) => value switch
    {
        JsonObject json => Sorted(json),
        JsonArray items => new JsonArray([.. items.Select(SortedValue)]),
        _ => value?.DeepClone(),
    };

    /// <summary>Appends a value: on one line where it fits, and otherwise an item a line.</summary>
    private static void Append(StringBuilder text, JsonNode? value, int depth)
    {
        if (value is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) || depth > 1 && FitsOnLine(value, text))
        {
            AppendOnLine(text, value);
            return;
        }

        var indentation = new string(' ', 2 * depth + 2);
        var isObject = value is JsonObject;
        text.Append(isObject ? '{' : '[');
        var isFirst = true;
        foreach (var (name, item) in Members(value))
        {
            text.Append(isFirst ? "\n" : ",\n").Append(indentation);
            isFirst = false;
            if (name is not null)
                text.Append(Quoted(name)).Append(": ");

            Append(text, item, depth + 1);
        }

        text.Append('\n').Append(' ', 2 * depth).Append(isObject ? '}' : ']');
    }

    /// <summary>Whether a value may stand on one line: options, columns without settings and lists of plain values do.</summary>
    private static bool FitsOnLine(JsonNode value, StringBuilder text)
    {
        var line = new StringBuilder();
        AppendOnLine(line, value);
        return line.Length + Column(text) < LongestLine
            && !Members(value).Any(member => member.Item is JsonArray { Count: > 0 } items
            && items.Any(item => item is JsonObject or JsonArray));
    }

    private static int Column(StringBuilder text)
    {
        var column = 0;
        while (column < text.Length && text[text.Length - 1 - column] != '\n')
            column++;

        return column;
    }

    private static void AppendOnLine(StringBuilder text, JsonNode? value)
    {
        if (value is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
        {
            text.Append(value is null ? "null" : value.ToJsonString(ReadableJson.Line));
            return;
        }

        var isObject = value is JsonObject;
        text.Append(isObject ? "{ " : "[");
        var separator = "";
        foreach (var (name, item) in Members(value))
        {
            text.Append(separator);
            separator = ", ";
            if (name is not null)
                text.Append(Quoted(name)).Append(": ");

            AppendOnLine(text, item);
        }

        text.Append(isObject ? " }" : "]");
    }

    private static IEnumerable<(string? Name, JsonNode? Item)> Members(JsonNode value) => value switch
    {
        JsonObject json => json.Select(member => ((string?)member.Key, member.Value)),
        JsonArray items => items.Select(item => ((string?)null, item)),
        _ => [],
    };

    private static string Quoted(string name) => JsonValue.Create(name)!.ToJsonString(ReadableJson.Line);
}
