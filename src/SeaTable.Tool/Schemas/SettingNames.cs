using System.Text.Json.Nodes;

namespace SeaTable.Tool.Schemas;

/// <summary>Which settings the columns of each type have, as the description of schema files tells (<c>$schema</c>).</summary>
internal static class SettingNames
{
    private static readonly Lazy<Dictionary<string, IReadOnlyList<string>>> s_ofTypes = new(Read);

    /// <summary>Gets the settings of a type; none of a type that is not known, or has no settings.</summary>
    public static IReadOnlyList<string> Of(string type) => s_ofTypes.Value.GetValueOrDefault(type) ?? [];

    private static Dictionary<string, IReadOnlyList<string>> Read()
    {
        using var resource = typeof(SettingNames).Assembly.GetManifestResourceStream(JsonSchemas.Resource)!;
        var definitions = JsonNode.Parse(resource)!["definitions"]!;
        return definitions["column"]!["allOf"]!.AsArray()
            .SelectMany(rule => Types(rule!["if"]!["properties"]!["type"]!).Select(type => (type, Settings(definitions, rule))))
            .ToDictionary(pair => pair.type, pair => pair.Item2, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Types(JsonNode condition) => condition["const"] is { } one
        ? [one.ToString()] : condition["enum"]!.AsArray().Select(type => type!.ToString());

    private static IReadOnlyList<string> Settings(JsonNode definitions, JsonNode rule)
    {
        var reference = rule["then"]!["properties"]!["data"]!["$ref"]!.ToString();
        var settings = definitions[reference[(reference.LastIndexOf('/') + 1)..]]!["properties"]!.AsObject();
        return [.. settings.Select(setting => setting.Key)];
    }
}
