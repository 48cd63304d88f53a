using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Client.Tests.Operations;

/// <summary>Compares what a method gives with what was answered, member by member.</summary>
internal static class ResultComparison
{
    /// <summary>Finds what differs: values, and members and properties that nobody speaks of.</summary>
    internal static IEnumerable<string> Compare(JsonNode? answer, object? result, ExpectedResult expected, ExpectedShape shape)
    {
        var item = Find(answer, expected.Item);
        var given = Get(result, expected.As);
        foreach (var (property, source) in shape.Reads)
        {
            var value = Get(given, property);
            if (source is JsonObject translated)
            {
                var way = (string)translated["of"]!;
                var text = (string?)translated["gives"] ?? ((string?)Find(item, way) == (string)translated["is"]!).ToString();
                if (Find(item, way) is null)
                    yield return $"'{way}' was not answered";
                if (Text(value) != text)
                    yield return $"{property} is {Text(value)}, and not {text}";
            }
            else if (!IsSame(Find(item, (string)source!), value))
            {
                yield return $"{property} is {Text(value)}, and {source} was {Find(item, (string)source!)?.ToJsonString()}";
            }
        }

        if (shape.Partly is not null)
            yield break;

        if (shape.Reads.Count > 0 && !shape.Reads.ContainsKey("") && given?.GetType() is { Namespace: "SeaTable" } type)
        {
            foreach (var property in type.GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            {
                if (!shape.Reads.Keys.Any(name => First(name, '.') == property.Name))
                    yield return $"nothing says what {type.Name}.{property.Name} is read from";
            }
        }

        var isGivenWhole = shape.Reads.Values.Any(source => source is JsonValue way && way.ToString().Length == 0);
        if (item is JsonObject members && !isGivenWhole)
        {
            var spokenOf = shape.Reads.Values.Select(source => (string)(source is JsonObject json ? json["of"]! : source!)!)
                .Concat(shape.Unread.Keys).Select(way => First(way, '/').TrimEnd('?')).ToHashSet(StringComparer.Ordinal);
            foreach (var name in members.Select(member => member.Key).Where(name => !spokenOf.Contains(name)))
                yield return $"'{name}' was answered, and nothing says what it is given as";
            foreach (var name in shape.Unread.Keys.Where(name => !name.EndsWith('?') && !members.ContainsKey(name)))
                yield return $"'{name}' is not answered";
        }
    }

    internal static JsonNode? Find(JsonNode? json, string way) =>
        way.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(json, (node, step) => node switch
        {
            JsonArray list => list[int.Parse(step, CultureInfo.InvariantCulture)],
            JsonObject members => members[step],
            _ => null,
        });

    private static object? Get(object? value, string way) =>
        way.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(value, (owner, step) => owner switch
        {
            null => null,
            IDictionary dictionary => dictionary[step],
            IList list when int.TryParse(step, CultureInfo.InvariantCulture, out var place) => list[place],
            _ => (owner.GetType().GetProperty(step)
                ?? throw new InvalidOperationException($"{owner.GetType().Name} has no {step}.")).GetValue(owner),
        });

    private static bool IsSame(JsonNode? answered, object? value) => (answered, value) switch
    {
        (null, null or "") => true,
        (_, JsonElement json) => JsonNode.DeepEquals(
            answered is JsonValue text && text.TryGetValue<string>(out var inner) && json.ValueKind != JsonValueKind.String
                ? JsonNode.Parse(inner) : answered, JsonNode.Parse(json.GetRawText())),
        (null, _) => value is ICollection { Count: 0 },
        (JsonArray items, ICollection list) => items.Count == list.Count,
        (JsonObject members, ICollection list) => members.Count == list.Count,
        (JsonArray items, int count) => items.Count == count,
        (JsonValue number, bool flag) when number.GetValueKind() == JsonValueKind.Number => number.GetValue<int>() != 0 == flag,
        (JsonValue json, DateTimeOffset time) => Time(json) == time,
        (JsonValue json, ColumnReference column) => column == ColumnReference.FromKey(json.ToString()),
        (JsonValue json, Enum choice) => json.ToString().Replace("-", "", StringComparison.Ordinal)
            .Equals(choice.ToString(), StringComparison.OrdinalIgnoreCase),
        (JsonValue json, _) => json.ToString().Equals(
            Text(value), value is bool or Guid ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>A moment, as servers write it: as text, in milliseconds or in seconds since 1970.</summary>
    private static DateTimeOffset Time(JsonValue json) => json.GetValueKind() != JsonValueKind.Number
        ? DateTimeOffset.Parse(json.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : json.GetValue<long>() is var count && count > 100_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(count)
        : DateTimeOffset.FromUnixTimeSeconds(count);

    private static string? Text(object? value) =>
        value is Uri address ? address.OriginalString : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static string First(string way, char separator) => way.Split(separator)[0];
}
