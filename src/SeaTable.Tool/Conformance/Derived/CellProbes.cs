using System.Text.Json.Nodes;
using SeaTable.Sql;

namespace SeaTable.Tool.Conformance.Derived;

/// <summary>
/// Writes every kind of value into a cell of each type, in an update and in a new row, reads it by name and by key, and asks SQL
/// for each type.
/// </summary>
internal static class CellProbes
{
    private const string Statement = "POST sql/";
    private const string Known = "the JSON ";
    private const string Row = "rows/${row}/?table_name=${table}";

    /// <summary>Gets the groups: a name and the steps of each.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<ProbeStep> Steps)> Groups()
    {
        var cells = ApiOperation.LoadCells();
        yield return ("cells", [.. cells.SelectMany(Cells)]);
        yield return ("statements", [.. cells.SelectMany(Statements)]);
    }

    private static IEnumerable<ProbeStep> Cells(CellForm cell)
    {
        var values = WrongValues.In(ParameterPlace.Body).Concat(s_more)
            .Select(value => (value.Name, value.Value, Read: (JsonNode?)cell.Reads))
            .Concat((cell.Values ?? new Dictionary<string, JsonNode?>())
                .Select(value => (Name: $"{Known}{value.Key}", Value: JsonNode.Parse(value.Key), Read: value.Value)));
        foreach (var (name, value, read) in values)
        {
            var id = $"derived.cells.{cell.Column}: {name}";
            var row = new JsonObject { [cell.Column] = value?.DeepClone() };
            yield return Step($"{id}, updated", $"a cell of \"{cell.Column}\" is set to {name}", "PUT rows/",
                new JsonObject
                {
                    ["table_name"] = "${table}",
                    ["updates"] = new JsonArray(new JsonObject { ["row_id"] = "${row}", ["row"] = row.DeepClone() }),
                },
                new JsonObject { ["success"] = true });
            yield return Step($"{id}, read by name", $"a cell of \"{cell.Column}\" that was set to {name} is read by name",
                $"GET {Row}&convert_keys=true", null, new JsonObject { [cell.Column] = read?.DeepClone() });
            yield return Step($"{id}, read by key", $"a cell of \"{cell.Column}\" that was set to {name} is read by key",
                $"GET {Row}", null, new JsonObject { [$"${{table key {cell.Column}}}"] = ByKey(read) });
            yield return Step($"{id}, added", $"a row is added whose \"{cell.Column}\" is {name}", "POST rows/",
                new JsonObject { ["table_name"] = "${table}", ["rows"] = new JsonArray(row) },
                new JsonObject
                {
                    ["<only>"] = true, ["inserted_row_count"] = "<number>", ["row_ids"] = "<array>", ["first_row"] = "<any>",
                });
        }
    }

    private static readonly (string Name, JsonNode? Value)[] s_more =
    [
        ("digits", "12"), ("a fraction as text", "1.5"), ("a large number", 1e300), ("a number beyond 2^53", 9007199254740993),
        ("a day", "2025-01-31"), ("a day with a time", "2025-01-31 13:45"), ("a German day", "31.01.2025"),
        ("a day that is none", "2025-02-30"), ("a time with an offset", "2025-01-31T13:45:00+02:00"), ("a span", "1:30"),
        ("a text of many letters", "${letters:10001}"), ("text in two lines", "a\nb"), ("the name of an option", "one"),
        ("a list of options", new JsonArray("one", "two")), ("a place", new JsonObject { ["lng"] = 1.5, ["lat"] = 2 }),
        ("a list of objects", new JsonArray(new JsonObject { ["x"] = 1 })),
        ("an object in an object", new JsonObject { ["x"] = new JsonObject { ["y"] = new JsonArray() } }),
    ];

    // Options have their ids when keys are not converted, which are texts as well; what else a cell is stays the same.
    private static JsonNode? ByKey(JsonNode? read) => read switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) && !text.StartsWith('<') => "<string>",
        JsonArray { Count: > 0 } list when list[0] is JsonValue => new JsonArray("<each>", "<any>"),
        _ => read?.DeepClone(),
    };

    private static IEnumerable<ProbeStep> Statements(CellForm cell)
    {
        var column = SqlQuoting.Name(cell.Column);
        foreach (var convert in new[] { true, false })
        {
            yield return Ask("select", $"SELECT {column} FROM `${{table}}`", cell.Select);
            yield return Ask("select distinct", $"SELECT DISTINCT {column} FROM `${{table}}`", cell.Select);
            yield return Ask("where null", $"SELECT `Name` FROM `${{table}}` WHERE {column} IS NULL", cell.Where);
            yield return Ask("where not null", $"SELECT `Name` FROM `${{table}}` WHERE {column} IS NOT NULL", cell.Where);
            yield return Ask("order", $"SELECT `Name` FROM `${{table}}` ORDER BY {column}", cell.OrderBy);
            yield return Ask("order descending", $"SELECT `Name` FROM `${{table}}` ORDER BY {column} DESC LIMIT 1", cell.OrderBy);
            yield return Ask("group", $"SELECT {column}, COUNT(*) AS n FROM `${{table}}` GROUP BY {column}", cell.GroupBy);

            ProbeStep Ask(string what, string sql, int status) => Step(
                $"derived.statements.{cell.Column}: {what}{(convert ? "" : " by key")}",
                $"a statement asks for \"{cell.Column}\" ({what}{(convert ? "" : ", by key")})", Statement,
                new JsonObject { ["sql"] = sql, ["convert_keys"] = convert },
                status == 200
                    ? new JsonObject
                    {
                        ["success"] = true, ["is_join_stmt"] = false, ["metadata"] = "<array>", ["results"] = "<array>",
                    }
                    : new JsonObject { ["error_message"] = "<string>" }, status);
        }
    }

    private static ProbeStep Step(
        string id, string what, string call, JsonObject? body, JsonNode answer, int status = 200) => new()
        {
            Id = id,
            Question = $"What is answered when {what}?",
            Evidence = call == Statement || id.Contains(Known, StringComparison.Ordinal)
                ? Evidence.Documented
                : Evidence.Decided,
            Fact = call == Statement ? "SqlEndpoint" : "RowOperations",
            Call = call,
            Body = body,
            Status = status,
            Answer = answer,
            Changes = call != Statement && !call.StartsWith("GET", StringComparison.Ordinal),
        };
}
