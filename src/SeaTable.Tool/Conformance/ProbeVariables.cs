using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SeaTable.Tool.Conformance;

/// <summary>What the calls of a group use of answers before: <c>${row}</c> in paths, bodies and expected answers.</summary>
internal sealed partial class ProbeVariables
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public void Set(string name, string value) => _values[name] = value;

    /// <summary>Keeps parts of an answer.</summary>
    /// <returns>Whether all of them are there.</returns>
    public bool Keep(IReadOnlyDictionary<string, string>? wanted, JsonNode? answer)
    {
        foreach (var (name, path) in wanted ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (Find(answer, path) is not JsonValue value)
                return false;
            _values[name] = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        }

        return true;
    }

    /// <summary>Puts values into a text.</summary>
    public string Fill(string text) => Variable().Replace(text, match => Value(match.Groups[1].Value));

    /// <summary>Puts values into a path, encoded.</summary>
    public string FillPath(string path) => Variable().Replace(path, match => Uri.EscapeDataString(Value(match.Groups[1].Value)));

    /// <summary>Puts values into a copy of JSON: into its texts, and into the names of members.</summary>
    public JsonNode? Fill(JsonNode? json) => json switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(Fill(member.Key), Fill(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Fill)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Fill(text)),
        _ => json?.DeepClone(),
    };

    private string Value(string name)
    {
        if (name.StartsWith("letters:", StringComparison.Ordinal))
            return new string('x', int.Parse(name["letters:".Length..], CultureInfo.InvariantCulture));
        return _values.TryGetValue(name, out var value) ? value
            : throw new MissingVariableException(name);
    }

    private static JsonNode? Find(JsonNode? node, string path)
    {
        foreach (var part in path.Split('/'))
        {
            node = node switch
            {
                JsonObject members => members[part],
                JsonArray items when int.TryParse(part, CultureInfo.InvariantCulture, out var index) && index < items.Count =>
                    items[index],
                _ => null,
            };
        }

        return node;
    }

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Variable();
}

/// <summary>A call needs what no answer before has given.</summary>
internal sealed class MissingVariableException(string name) : Exception($"It needs \"{name}\", which this server did not give.");
