using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Generators.Mapping;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Planning;

/// <summary>The settings of columns: which of them a file decides, and how they are sent.</summary>
internal static class ColumnSettings
{
    public const string CascadeColumn = "cascade_column_key";
    public const string CascadeSettings = "cascade_settings";

    public const string DefaultValue = "default_value";

    private const string Switch = "enable_";
    private const int MostStars = 10;

    /// <summary>What says which link it is; it can't be changed, and is told by the ids.</summary>
    private static readonly HashSet<string> s_ofLinks = new(StringComparer.Ordinal)
    {
        LinkSettings.Link, LinkSettings.Table, LinkSettings.OtherTable, "is_internal_link",
    };

    private static readonly string[] s_dateFormats =
    [
        "YYYY-MM-DD", "YYYY-MM-DD HH:mm", "M/D/YYYY", "M/D/YYYY HH:mm", "DD/MM/YYYY", "DD.MM.YYYY", "DD.MM.YYYY HH:mm",
    ];

    /// <summary>Gets the settings that differ. One that the file does not tell stays as it is; a switch is off then.</summary>
    public static IReadOnlyList<string> Changed(ColumnDocument wanted, ColumnDocument now)
    {
        var changed = (wanted.Data ?? [])
            .Where(member => IsDecided(wanted, now, member.Key) && !IsAwaiting(member, now)
                && !Covers(now.Data?[member.Key], member.Value))
            .Select(member => member.Key)
            .Concat(IsCascadeLess(wanted, now) ? [CascadeSettings] : []);
        var off = (now.Data ?? [])
            .Where(member => member.Key.StartsWith(Switch, StringComparison.Ordinal)
                && wanted.Data?.ContainsKey(member.Key) != true
                && member.Value?.GetValueKind() == JsonValueKind.True)
            .Select(member => member.Key);
        return [.. changed.Concat(off).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether fewer options depend on another column than do now: of those the file decides all.</summary>
    private static bool IsCascadeLess(ColumnDocument wanted, ColumnDocument now) =>
        wanted.Data?.ContainsKey(CascadeColumn) is true && DependentOptions(now) > DependentOptions(wanted);

    private static int DependentOptions(ColumnDocument column) => (column.Data?[CascadeSettings] as JsonObject)?.Count ?? 0;

    /// <summary>Whether a value has all that is wanted of it.</summary>
    public static bool Covers(JsonNode? now, JsonNode? wanted) => (now, wanted) switch
    {
        (JsonObject there, JsonObject told) => told.All(member => Covers(there[member.Key], member.Value)),
        (JsonArray there, JsonArray told) =>
            there.Count == told.Count && there.Zip(told).All(pair => Covers(pair.First, pair.Second)),
        (null, null) => true,
        (null, JsonValue told) => told.GetValueKind() == JsonValueKind.False || told.ToString().Length == 0,
        (null, JsonArray { Count: 0 } or JsonObject { Count: 0 }) => true,
        (JsonValue there, JsonValue told) when there.GetValueKind() == JsonValueKind.Number
            && told.GetValueKind() == JsonValueKind.Number => Number(there) == Number(told),
        _ => JsonNode.DeepEquals(now, wanted),
    };

    /// <summary>Settings without a default that is an option which the column does not have yet.</summary>
    public static JsonObject? WithoutAwaiting(JsonObject? data, ColumnDocument? now) => data is null ? null
        : new JsonObject(data.Where(member => !IsAwaiting(member, now)).Select(member =>
            KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    /// <summary>Gets the settings of a new column as the server asks for them; null for those it chooses itself.</summary>
    public static JsonObject? ForNew(ColumnDocument column)
    {
        var data = (JsonObject?)column.Data?.DeepClone() ?? [];
        if (column.Options is { } options)
            data["options"] = new JsonArray([.. options.Select(Option)]);

        return data.Count == 0 ? null : Complete(column.Type, data);
    }

    /// <summary>Gets all settings of a column that is there, with those that are to be changed.</summary>
    public static JsonObject ForChange(ColumnDocument wanted, ColumnDocument now)
    {
        var data = now.StoredData.With(WithoutAwaiting(wanted.Data, now));
        foreach (var name in Changed(wanted, now).Where(name => wanted.Data?.ContainsKey(name) != true))
            data[name] = false;

        return Complete(wanted.Type, data);
    }

    /// <summary>Gets why the API makes no column of such a type and such settings; null when it does.</summary>
    public static string? WhyNot(ColumnDocument column) => column.Type switch
    {
        _ when ColumnTypeFacts.Find(column.Type) is null =>
            $"this version of the tool does not know the type {column.Type}{TypeMeant(column.Type)}",
        ColumnTypeNames.Number when column.Setting("format") is { } format && !NumberMapping.Formats.Contains(format) =>
            $"no numbers have the format \"{format}\", but {string.Join(", ", NumberMapping.Formats)}",
        ColumnTypeNames.Rate when column.Data?["rate_max_number"] is JsonValue stars
            && (stars.GetValueKind() != JsonValueKind.Number || Number(stars) is < 0 or > MostStars) =>
            $"a rating has at most {MostStars} stars, and not {stars.ToJsonString(ReadableJson.Line)}",
        ColumnTypeNames.Date when column.Setting("format") is { } format && !s_dateFormats.Contains(format) =>
            $"the API takes no dates of the format \"{format}\"",
        ColumnTypeNames.Duration when column.Setting("duration_format") is { } format && format is not ("h:mm" or "h:mm:ss") =>
            $"the API takes no durations of the format \"{format}\"",
        ColumnTypeNames.Formula when column.Setting("formula") is null => "its \"data\" tells no \"formula\"",
        ColumnTypeNames.LinkFormula when column.Setting("formula") is null => "its \"data\" tells no \"formula\"",
        _ => null,
    };

    private static string TypeMeant(string type) =>
        NearestName.Find(type, ColumnTypeFacts.Types.Select(fact => fact.Name)) is { } meant ? $". Is it to be {meant}?" : "";

    /// <summary>An option as calls send it. A colour that the file does not tell is one of SeaTable's.</summary>
    public static JsonObject Option(OptionDocument option)
    {
        var json = new JsonObject();
        if (PartIds.InFile(option.Id) is { } id)
            json["id"] = id;

        json["name"] = option.Name;
        json["color"] = option.Color ?? OptionColors.Background;
        json["textColor"] = option.TextColor ?? OptionColors.Text;
        return json;
    }

    private static bool IsAwaiting(KeyValuePair<string, JsonNode?> setting, ColumnDocument? now)
    {
        return setting.Key == DefaultValue && (setting.Value is JsonArray list ? list.Any(IsMissing) : IsMissing(setting.Value));

        bool IsMissing(JsonNode? id) => id is JsonValue value && value.TryGetValue<string>(out var text)
            && PartIds.IsNew(text) && now?.FindOption(text) is null;
    }

    private static bool IsDecided(ColumnDocument wanted, ColumnDocument now, string setting) => wanted.Type switch
    {
        // A formula that came with a new table has no type until it is set once more.
        ColumnTypeNames.Formula when setting == "result_type" => now.Setting(setting) is null,
        ColumnTypeNames.Link when s_ofLinks.Contains(setting) => false,
        _ => !ServerSettings.Contains(wanted.Type, setting),
    };

    /// <summary>With what the server requires where any setting is told.</summary>
    private static JsonObject Complete(string type, JsonObject data)
    {
        (string Name, string Value)[] required = type switch
        {
            ColumnTypeNames.Number => [("format", "number"), ("decimal", "dot"), ("thousands", "no")],
            ColumnTypeNames.Date => [("format", s_dateFormats[0])],
            ColumnTypeNames.Duration => [("format", "duration"), ("duration_format", "h:mm")],
            _ => [],
        };
        foreach (var (name, value) in required)
            data[name] ??= value;

        return data;
    }

    private static double Number(JsonValue value) => JsonSerializer.Deserialize<double>(value.ToJsonString());
}
