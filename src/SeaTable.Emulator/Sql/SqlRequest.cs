using System.Text.Json;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql;

/// <summary>Parses a statement and checks it against the base, or throws the server's error.</summary>
internal static class SqlRequest
{
    public static SqlStatementNode Parse(string text)
    {
        var parsed = SqlParser.Parse(text);
        if (parsed.Problems.FirstOrDefault(problem => problem.IsError) is { } problem)
            throw KnownErrors.Statement(problem.Message);
        return parsed.Statement ?? throw KnownErrors.Statement("There is no statement.");
    }

    public static SqlBinding Bind(SqlStatementNode statement, string text, EmulatedBase target)
    {
        var binding = SqlBinder.Bind(statement, SqlSchemaOfBase.Of(target.Schema));
        var errors = binding.Problems.Where(problem => problem.IsError).ToList();
        if (errors.Find(error => error.Code != SqlProblemCode.InsertOnOrdinaryBase) is { } error)
            throw KnownErrors.Statement(Message(error, text));
        return statement is SqlInsert && !target.Schema.HasBigData
            ? throw KnownErrors.InsertOnOrdinaryBase(target.Uuid)
            : binding;
    }

    /// <summary>Gets the values beside the statement: one for each of its places.</summary>
    public static List<JsonElement> Parameters(JsonElement body, SqlStatementNode statement)
    {
        List<JsonElement> parameters = [];
        if (body.TryGetProperty("parameters", out var list) && list.ValueKind != JsonValueKind.Null)
        {
            parameters = list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray()]
                : throw AssumedErrors.ParameterInvalid("parameters");
        }

        return parameters.Exists(parameter => !IsValue(parameter)) || parameters.Count != PlacesIn(statement)
            ? throw AssumedErrors.ParameterInvalid("parameters")
            : parameters;
    }

    /// <summary>Determines how many values beside it a statement needs.</summary>
    public static int PlacesIn(SqlStatementNode statement) => SqlParts.In(statement).Sum(PlacesIn);

    private static bool IsValue(JsonElement parameter) => parameter.ValueKind switch
    {
        JsonValueKind.Array => parameter.EnumerateArray().All(item => item.ValueKind != JsonValueKind.Array && IsValue(item)),
        JsonValueKind.Object => false,
        JsonValueKind.Number => double.IsFinite(parameter.GetDouble()),
        _ => true,
    };

    private static int PlacesIn(SqlExpressionNode expression) =>
        expression is SqlParameterMarker ? 1 : SqlTree.Children(expression).Sum(PlacesIn);

    // These two are known word for word.
    private static string Message(SqlProblem problem, string text) => problem.Code switch
    {
        SqlProblemCode.UnknownTable => ServerMessages.UnknownTable(Name(problem, text)),
        SqlProblemCode.UnknownColumn => ServerMessages.UnknownColumn(Name(problem, text)),
        _ => problem.Message,
    };

    private static string Name(SqlProblem problem, string text) =>
        SqlQuoting.Unquote(text.Substring(problem.Span.Start, problem.Span.Length));
}
