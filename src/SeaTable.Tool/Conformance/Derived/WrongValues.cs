using System.Text.Json.Nodes;

namespace SeaTable.Tool.Conformance.Derived;

/// <summary>Values of every kind that JSON and a query have, and whether a parameter takes them.</summary>
internal static class WrongValues
{
    private const string Stranger = "no such thing";

    private static readonly (string Name, JsonNode? Value)[] s_json =
    [
        ("null", null), ("an empty text", ""), ("a blank", " "), ("a text", Stranger), ("a long text", "${letters:300}"),
        ("zero", 0), ("a number", 7), ("a negative number", -1), ("a fraction", 1.5), ("true", true), ("false", false),
        ("an empty list", new JsonArray()), ("a list of a text", new JsonArray(Stranger)),
        ("a list of a number", new JsonArray(7)), ("a list of null", new JsonArray((JsonNode?)null)),
        ("a list of a list", new JsonArray(new JsonArray())), ("an empty object", new JsonObject()),
        ("an object", new JsonObject { ["x"] = 1 }),
    ];

    private static readonly (string Name, JsonNode? Value)[] s_query =
    [
        ("an empty text", ""), ("a blank", " "), ("a text", Stranger), ("a long text", "${letters:300}"), ("zero", "0"),
        ("a number", "7"), ("a negative number", "-1"), ("a fraction", "1.5"), ("a number with an exponent", "1e3"),
        ("true", "true"), ("a list", "[]"), ("an object", "{}"), ("a number that is too large", "99999999999999999999"),
        ("letters of another script", "名称"), ("a quote", "'"),
    ];

    /// <summary>Gets the values that can stand in a place.</summary>
    public static IEnumerable<(string Name, JsonNode? Value)> In(ParameterPlace place) =>
        place == ParameterPlace.Body ? s_json : s_query.Where(value => place == ParameterPlace.Query || IsSegment(value.Value));

    /// <summary>Says what a parameter makes of a value.</summary>
    public static Outcome Of(ApiParameter parameter, ParameterPlace place, JsonNode? value) => place == ParameterPlace.Body
        ? InBody(parameter, value)
        : InQuery(parameter.Kind, value!.GetValue<string>());

    private static Outcome InBody(ApiParameter parameter, JsonNode? value) => value switch
    {
        _ when parameter.Kind == ParameterKind.Ignored => Outcome.Right,
        null => Outcome.Missing,
        JsonArray list => OfList(parameter.Kind, list),
        JsonObject members => OfObject(parameter.Kind, members),
        JsonValue single => OfSingle(parameter.Kind, single),
        _ => Outcome.Invalid,
    };

    private static Outcome OfSingle(ParameterKind kind, JsonValue value)
    {
        var isText = value.TryGetValue<string>(out var text);
        if (isText && text!.Length == 0 && kind is not (ParameterKind.Texts or ParameterKind.Objects or ParameterKind.Map
                or ParameterKind.Object or ParameterKind.Number or ParameterKind.Boolean
                or ParameterKind.Count or ParameterKind.Limit))
        {
            return Outcome.EmptyText;
        }

        var isNumber = value.GetValueKind() == System.Text.Json.JsonValueKind.Number;
        return kind switch
        {
            ParameterKind.Table or ParameterKind.Column or ParameterKind.View or ParameterKind.Choice => Outcome.Unknown,
            ParameterKind.Id => isText ? Outcome.Unknown : Outcome.Invalid,
            ParameterKind.Name => isText ? Outcome.Right : Outcome.Invalid,
            ParameterKind.Flag => Outcome.Right,
            ParameterKind.Boolean => value.TryGetValue<bool>(out _) ? Outcome.Right : Outcome.Invalid,
            ParameterKind.Number => isNumber ? Outcome.Right : Outcome.Invalid,
            ParameterKind.Count => isNumber && value.ToJsonString() is "0" or "7" ? Outcome.Right : Outcome.Invalid,
            _ => Outcome.Invalid,
        };
    }

    private static Outcome OfList(ParameterKind kind, JsonArray list) => kind switch
    {
        ParameterKind.Texts when list.Count == 0 => Outcome.Empty,
        ParameterKind.Texts => list[0] is JsonValue item && item.TryGetValue<string>(out _) ? Outcome.Unknown : Outcome.Invalid,
        ParameterKind.Objects when list.Count == 0 => Outcome.Empty,
        _ => Outcome.Invalid,
    };

    private static Outcome OfObject(ParameterKind kind, JsonObject members) => kind switch
    {
        ParameterKind.Map or ParameterKind.Object when members.Count == 0 => Outcome.Empty,
        ParameterKind.Object => Outcome.Unknown,
        _ => Outcome.Invalid,
    };

    private static Outcome InQuery(ParameterKind kind, string text) => text.Length == 0 ? Outcome.EmptyText : kind switch
    {
        ParameterKind.Flag or ParameterKind.Name or ParameterKind.Ignored => Outcome.Right,
        ParameterKind.Count => text is "0" or "7" ? Outcome.Right : Outcome.Invalid,
        ParameterKind.Limit => text is "7" ? Outcome.Right : Outcome.Invalid,
        ParameterKind.Id or ParameterKind.Table or ParameterKind.Column or ParameterKind.View or ParameterKind.Choice =>
            Outcome.Unknown,
        _ => Outcome.Invalid,
    };

    // An empty segment is another path.
    private static bool IsSegment(JsonNode? value) => value!.GetValue<string>().Trim().Length > 0;
}

/// <summary>What a parameter makes of a value.</summary>
internal enum Outcome
{
    /// <summary>It takes it.</summary>
    Right,

    /// <summary>It counts as left out.</summary>
    Missing,

    /// <summary>It is a text without letters, which mostly counts as left out.</summary>
    EmptyText,

    /// <summary>It names nothing that is there.</summary>
    Unknown,

    /// <summary>It is a list or an object with nothing in it.</summary>
    Empty,

    /// <summary>It is of another kind.</summary>
    Invalid,
}
