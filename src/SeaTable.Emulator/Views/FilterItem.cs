using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;

namespace SeaTable.Emulator.Views;

/// <summary>One filter of a view.</summary>
internal sealed class FilterItem(JsonObject json, Column column)
{
    public Column Column { get; } = column;

    public string Predicate { get; } = json["filter_predicate"]?.ToString() ?? "";

    public string Modifier { get; } = json["filter_term_modifier"]?.ToString() ?? "";

    public bool CaseSensitive { get; } = json["case_sensitive"]?.GetValueKind() == JsonValueKind.True;

    /// <summary>What to compare with, as text.</summary>
    public string Term { get; } = json["filter_term"] is JsonValue term ? term.ToString() : "";

    /// <summary>What to compare with, as a list: one value is a list of one.</summary>
    public IReadOnlyList<string> Terms { get; } = json["filter_term"] switch
    {
        JsonArray list => [.. list.Select(item => item?.ToString()).OfType<string>()],
        JsonValue value when value.ToString().Length > 0 => [value.ToString()],
        _ => [],
    };
}
