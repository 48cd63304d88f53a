using System.Text.Json.Nodes;

namespace SeaTable.Tool.Conformance.Derived;

/// <summary>The answers that do not depend on the operation.</summary>
internal static class DerivedAnswers
{
    private static readonly string s_deep = new string('[', 200) + new string(']', 200);

    /// <summary>Gets bodies that are no JSON object.</summary>
    public static IReadOnlyList<(string Name, string Text)> MalformedBodies { get; } =
    [
        ("cut off", "{\"table_name\": "), ("no JSON", "table_name=x"),
        ("a list", "[]"), ("a text", "\"text\""), ("a number", "7"),
        ("null", "null"), ("two objects", "{} {}"), ("half a letter", "{\"table_name\": \"\\ud800\"}"),
        ("too deep", $"{{\"rows\": {s_deep}}}"), ("an object with a comma too much", "{\"table_name\": \"x\",}"),
    ];

    /// <summary>Gets bodies that say nothing.</summary>
    public static IReadOnlyList<(string Name, string Text)> EmptyBodies { get; } =
        [("empty", ""), ("blank", " \r\n"), ("an empty object", "{}")];

    public static ExpectedAnswer Malformed { get; } = Decided(400, "parameter_error", "AssumedErrors.MalformedJson");

    public static ExpectedAnswer SomethingInvalid { get; } = Decided(400, "parameter_error", "AssumedErrors.ParameterInvalid");

    public static ExpectedAnswer InvalidToken { get; } =
        new(403, new JsonObject { ["error_message"] = "invalid token" }, Evidence.Recorded, "KnownErrors.InvalidToken");

    public static ExpectedAnswer ApiTokenDenied { get; } =
        new(403, new JsonObject { ["error_msg"] = "Permission denied." }, Evidence.Recorded, "KnownErrors.ApiTokenDenied");

    public static ExpectedAnswer ReadOnly { get; } =
        new(403, new JsonObject { ["error_msg"] = "~permission" }, Evidence.Documented, "AssumedErrors.ReadOnlyToken");

    public static ExpectedAnswer WrongMethod { get; } = new(405, null, Evidence.Decided, "AssumedErrors.MethodNotAllowed");

    /// <summary>Gets the answer to a value of another kind, and to a missing one.</summary>
    public static ExpectedAnswer Invalid(string name) => new(
        400, new JsonObject { ["error_type"] = "parameter_error", ["error_message"] = $"~{name}" }, Evidence.Decided,
        "AssumedErrors.ParameterInvalid");

    /// <summary>Gets the answer to what names nothing; null where each kind of operation has one of its own.</summary>
    public static ExpectedAnswer? Unknown(ParameterKind kind) => kind switch
    {
        ParameterKind.Table => Decided(400, "table_not_exist", "AssumedErrors.TableNotFound"),
        ParameterKind.Column => Decided(400, "column_not_exist", "AssumedErrors.ColumnNotFound"),
        ParameterKind.View => Decided(400, "view_not_exist", "AssumedErrors.ViewNotFound"),
        _ => null,
    };

    private static ExpectedAnswer Decided(int status, string errorType, string fact) => new(
        status, new JsonObject { ["error_type"] = errorType, ["error_message"] = "<string>" }, Evidence.Decided, fact);
}
