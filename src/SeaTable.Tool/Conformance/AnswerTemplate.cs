using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SeaTable.Tool.Conformance;

/// <summary>
/// Compares an answer with what it has to be like. An object may have further members unless it says <c>"&lt;only&gt;": true</c>;
/// a list has the same number of items, or, after <c>"&lt;each&gt;"</c>, any number that are alike; a text in angle brackets is a
/// kind of value, and one behind a tilde has to occur, whatever the capitals.
/// </summary>
internal static partial class AnswerTemplate
{
    private const string Only = "<only>";
    private const string Each = "<each>";
    private const string Absent = "<absent>";
    private const string OrNull = " or null>";
    private const int LongestShown = 500;

    /// <summary>Finds where an answer is not as expected.</summary>
    public static IReadOnlyList<AnswerDifference> Compare(JsonNode? expected, JsonNode? actual)
    {
        var found = new List<AnswerDifference>();
        Compare("", expected, actual, found);
        return found;
    }

    /// <summary>Writes a value as the report shows it.</summary>
    public static string Show(JsonNode? value)
    {
        var text = value?.ToJsonString(ConformanceJson.Plain) ?? "null";
        return text.Length <= LongestShown ? text : text[..LongestShown] + "…";
    }

    private static void Compare(string path, JsonNode? expected, JsonNode? actual, List<AnswerDifference> found)
    {
        switch (expected)
        {
            case JsonObject members when actual is JsonObject json:
                CompareObjects(path, members, json, found);
                break;
            case JsonArray items when actual is JsonArray list:
                CompareLists(path, items, list, found);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && IsKind(text):
                if (!IsOfKind(text, actual))
                    Add(text);
                break;
            default:
                if (!AreEqual(expected, actual))
                    Add(Show(expected));
                break;
        }

        void Add(string wanted) => found.Add(new AnswerDifference(path, wanted, Show(actual)));
    }

    private static void CompareObjects(string path, JsonObject expected, JsonObject actual, List<AnswerDifference> found)
    {
        foreach (var (name, value) in expected)
        {
            if (name == Only)
                continue;
            var place = path.Length == 0 ? name : $"{path}.{name}";
            var isThere = actual.TryGetPropertyValue(name, out var member);
            if (value is JsonValue text && text.TryGetValue<string>(out var kind) && kind == Absent)
            {
                if (isThere)
                    found.Add(new AnswerDifference(place, "not there", Show(member)));
            }
            else if (!isThere)
            {
                found.Add(new AnswerDifference(place, Show(value), "not there"));
            }
            else
            {
                Compare(place, value, member, found);
            }
        }

        if (expected.ContainsKey(Only))
        {
            found.AddRange(actual.Where(member => !expected.ContainsKey(member.Key)).Select(member => new AnswerDifference(
                path.Length == 0 ? member.Key : $"{path}.{member.Key}", "not there", Show(member.Value))));
        }
    }

    private static void CompareLists(string path, JsonArray expected, JsonArray actual, List<AnswerDifference> found)
    {
        if (expected is [JsonValue first, var alike] && first.TryGetValue<string>(out var word) && word == Each)
        {
            foreach (var (index, item) in actual.Select((item, index) => (index, item)))
                Compare(Place(index), alike, item, found);
        }
        else if (expected.Count != actual.Count)
        {
            found.Add(new AnswerDifference(path, Show(expected), Show(actual)));
        }
        else
        {
            for (var index = 0; index < expected.Count; index++)
                Compare(Place(index), expected[index], actual[index], found);
        }

        string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
    }

    private static bool IsKind(string text) => text.StartsWith('<') && text.EndsWith('>') || text.StartsWith('~');

    private static bool IsOfKind(string kind, JsonNode? actual)
    {
        var valueKind = actual?.GetValueKind() ?? JsonValueKind.Null;
        var text = valueKind == JsonValueKind.String ? actual!.GetValue<string>() : null;
        if (kind.EndsWith(OrNull, StringComparison.Ordinal))
            return valueKind == JsonValueKind.Null || IsOfKind(kind[..^OrNull.Length] + ">", actual);
        if (kind.StartsWith('~'))
            return text?.Contains(kind[1..], StringComparison.OrdinalIgnoreCase) is true;
        return kind switch
        {
            "<any>" => true,
            "<string>" => text is not null,
            "<number>" => valueKind == JsonValueKind.Number,
            "<boolean>" => valueKind is JsonValueKind.True or JsonValueKind.False,
            "<object>" => valueKind == JsonValueKind.Object,
            "<array>" => valueKind == JsonValueKind.Array,
            "<row id>" => text is not null && RowId().IsMatch(text),
            "<key>" => text is not null && Key().IsMatch(text),
            "<time>" => text is not null && Time().IsMatch(text),
            "<utc time>" => text is not null && UtcTime().IsMatch(text),
            _ => throw new InvalidOperationException($"The suite has an unknown kind of value, {kind}."),
        };
    }

    private static bool AreEqual(JsonNode? expected, JsonNode? actual) =>
        expected?.GetValueKind() == JsonValueKind.Number && actual?.GetValueKind() == JsonValueKind.Number
            ? expected.ToJsonString() == actual.ToJsonString() || Number(expected) == Number(actual)
            : JsonNode.DeepEquals(expected, actual);

    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    [GeneratedRegex("^[A-Za-z0-9_-]{22}$")]
    private static partial Regex RowId();

    [GeneratedRegex("^[A-Za-z0-9]{4}$")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Time();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$")]
    private static partial Regex UtcTime();
}

/// <summary>A place of an answer that is not as expected.</summary>
/// <param name="Path">Where; empty for the whole.</param>
/// <param name="Expected">What was expected there.</param>
/// <param name="Actual">What is there.</param>
internal sealed record AnswerDifference(string Path, string Expected, string Actual);
