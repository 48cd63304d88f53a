using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SeaTable.Facts;

namespace SeaTable.Tool.Masking;

/// <summary>
/// Replaces the values that stand in the metadata of a base: in filters of views and link formulas, in defaults, in the names of
/// options (also where another column has a copy of them), and users in permissions.
/// </summary>
internal sealed partial class MetadataMask(
    IReadOnlyList<MaskedColumn> columns, MadeUpValues values, MaskedCell cells, JsonArray people)
{
    private readonly Dictionary<string, MaskedColumn> _filtered = columns.Where(column => !column.HoldsOptions)
        .DistinctBy(column => column.Key).ToDictionary(column => column.Key);

    private readonly Dictionary<(string Id, string Name), string> _options = columns.Where(column => column.HoldsOptions)
        .SelectMany(Options).DistinctBy(option => option.Key).ToDictionary(option => option.Key, option => option.NewName);

    private readonly Dictionary<string, string> _users = people.OfType<JsonObject>()
        .SelectMany(person => new[] { "email", "contact_email", "name" }.Select(member => (
            Text: person[member]?.ToString() ?? "", Id: person["email"]?.ToString() ?? "")))
        .Where(user => user.Text.Length > 0).DistinctBy(user => user.Text)
        .ToDictionary(user => user.Text, user => values.User(user.Id));

    private readonly bool _masksUsers = columns.Any(column => column.HoldsUsers);

    public JsonObject Apply(JsonObject metadata)
    {
        var masked = (JsonObject)metadata.DeepClone();
        foreach (var table in (masked["tables"] as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var column in (table["columns"] as JsonArray ?? []).OfType<JsonObject>())
            {
                var found = columns.FirstOrDefault(
                    item => item.TableId == table[SystemFields.Id]?.ToString() && item.Key == column["key"]?.ToString());
                if (found is not null && !found.HoldsOptions && column["data"] is JsonObject data
                    && data["default_value"] is { } value)
                {
                    data["default_value"] = cells.Replace(found.Type, Element(value));
                }
            }
        }

        return (JsonObject)Walk(masked)!;
    }

    private JsonNode? Walk(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                var filtered = json["column_key"] is { } key && _filtered.TryGetValue(key.ToString(), out var column)
                    ? column : null;
                if (json["id"] is { } id && json["name"] is { } name
                    && _options.TryGetValue((id.ToString(), name.ToString()), out var option))
                {
                    json["name"] = option;
                }

                foreach (var (member, value) in json.ToList())
                {
                    json[member] = filtered is not null && member == "filter_term" && value is JsonValue or JsonArray
                        ? cells.Replace(filtered.Type, Element(value!))
                        : Walk(value?.DeepClone());
                }

                return json;
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Walk(item?.DeepClone()))]);
            case JsonValue value when _masksUsers && value.TryGetValue<string>(out var text):
                return _users.TryGetValue(text, out var user) ? user : UserId().IsMatch(text) ? values.User(text) : node;
            default:
                return node;
        }
    }

    private static IEnumerable<((string Id, string Name) Key, string NewName)> Options(MaskedColumn column) =>
        ((column.Json["data"] as JsonObject)?["options"] as JsonArray ?? []).OfType<JsonObject>()
        .Select((option, index) => (
            (option["id"]?.ToString() ?? "", option["name"]?.ToString() ?? ""),
            FormattableString.Invariant($"Option {index + 1}")));

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);

    [GeneratedRegex("^[0-9a-f]{32}@auth.local$")]
    private static partial Regex UserId();
}
