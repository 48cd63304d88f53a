using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>Binds functions and aggregates.</summary>
internal sealed class SqlCallBinder(SqlExpressionBinder expressions)
{
    private bool _isInAggregate;

    private SqlBindingContext Context => expressions.Context;

    public SqlType Bind(SqlCall call)
    {
        var function = FunctionCatalogue.FindInSql(call.Function.Text);
        if (function is null)
        {
            ComplainUnknown(call);
        }
        else
        {
            CheckPlace(call, function);
            CheckCount(call, function);
        }

        var types = BindArguments(call, function);
        return function is null ? SqlType.Unknown : Result(function, types);
    }

    private SqlType[] BindArguments(SqlCall call, FunctionFacts? function)
    {
        var wasInAggregate = _isInAggregate;
        _isInAggregate |= function is { IsAggregate: true };

        // NOT(…) is the operator in all but its look, so that aliases are known in it.
        var depth = function is { Name: "not" } ? 0 : 1;
        expressions.FunctionDepth += depth;
        var types = new SqlType[call.Arguments.Count];
        for (var index = 0; index < types.Length; index++)
        {
            types[index] = BindArgument(call, function, index);
        }

        expressions.FunctionDepth -= depth;
        _isInAggregate = wasInAggregate;
        return types;
    }

    private SqlType BindArgument(SqlCall call, FunctionFacts? function, int index)
    {
        var argument = call.Arguments[index];
        if (argument is SqlStar { Table: null } && function?.Parameter(index) == ParameterKind.Rows)
        {
            return SqlType.Unknown;
        }

        var type = expressions.Bind(argument);
        if (function is not null && ProblemOf(function, function.Parameter(index), argument, type) is { } problem)
        {
            Context.Report(SqlProblemCode.WrongArguments, argument, $"{function.Name}() {problem}");
        }

        return type;
    }

    /// <summary>What is wrong with an argument, or null. Numbers and texts are turned into each other.</summary>
    private static string? ProblemOf(FunctionFacts function, ParameterKind wanted, SqlExpressionNode argument, SqlType type)
    {
        if (type.Element is SqlKind.Unknown or SqlKind.Null)
        {
            return null;
        }

        if (wanted == ParameterKind.Geolocation)
        {
            return type.Kind == SqlKind.Geolocation ? null : $"takes a column with places here; this is {SqlKinds.Words(type)}.";
        }

        var fits = wanted switch
        {
            ParameterKind.Rows or ParameterKind.Counted or ParameterKind.Items => true,
            _ when type.Element is SqlKind.Opaque or SqlKind.Geolocation or SqlKind.Nothing => false,
            ParameterKind.Number when function.IsAggregate => type.Element == SqlKind.Number,
            ParameterKind.Number => type.Element != SqlKind.Date,
            ParameterKind.Date => type.Element is SqlKind.Date or SqlKind.Text,
            ParameterKind.Text => !(type.Kind == SqlKind.Date && argument is SqlCall),
            _ => true,
        };
        return fits ? null : $"takes {Words(wanted)} here; this is {SqlKinds.Words(type)}.";
    }

    private static string Words(ParameterKind kind) => kind switch
    {
        ParameterKind.Number => "a number",
        ParameterKind.Text => "a text",
        ParameterKind.Date => "a date",
        _ => "a value that can be compared",
    };

    private static SqlType Result(FunctionFacts function, SqlType[] types) => function.Name switch
    {
        "MIN" or "MAX" when types.Length == 1 => SqlType.Of(types[0].Element),

        // Without a value for the other case it gives an empty text then (https://developer.seatable.com/sql/functions).
        "if" when types.Length == 2 => SqlKinds.Common(types[1], SqlType.Of(SqlKind.Text)),
        "if" or "ifs" or "switch" when types.Length >= function.Least =>
            types.Where((_, index) => function.IsChoice(index, types.Length)).Aggregate(SqlKinds.Common),
        _ => SqlType.Of(function.Result),
    };

    private void CheckPlace(SqlCall call, FunctionFacts function)
    {
        if (!function.IsAggregate)
        {
            return;
        }

        if (_isInAggregate)
        {
            Context.Report(SqlProblemCode.NotAllowedHere, call, $"{function.Name} can't stand in another aggregate.");
        }
        else if (expressions.Place is SqlPlace.Where or SqlPlace.GroupBy)
        {
            var where = expressions.Place == SqlPlace.Where
                ? "WHERE looks at one row at a time: put the condition behind HAVING" : "GROUP BY makes the groups first";
            Context.Report(SqlProblemCode.NotAllowedHere, call, $"{function.Name} looks at many rows, and {where}.");
        }
    }

    private void CheckCount(SqlCall call, FunctionFacts function)
    {
        var count = call.Arguments.Count;
        var isUneven = function.Name == "ifs" && count % 2 == 1;
        if (function.Takes(count) && !isUneven)
        {
            return;
        }

        var advice = function.Name switch
        {
            "replace" when count == 3 => " substitute(text, old, new) replaces one text by another.",
            "date" when count == 1 => " isodate(date) gives the day of a date.",
            "COUNT" when count == 0 => " Write COUNT(*).",
            _ => "",
        };
        var replacement = function.Name == "replace" && count == 3 ? "substitute" : function.Name == "date" && count == 1
            ? "isodate" : null;
        var arity = isUneven ? "pairs of condition and value" : function.Arity;
        Context.Report(
            SqlProblemCode.WrongArguments,
            call.Function,
            $"{function.Name}() takes {arity}, not {count}.{advice}",
            replacement);
    }

    private void ComplainUnknown(SqlCall call)
    {
        var name = call.Function.Text;
        if (SqlForeignFunctions.Find(name) is { } foreign)
        {
            var rewritten = foreign.Rewritten(call);
            Context.Report(
                SqlProblemCode.NotSupported,
                call.Function.Span,
                foreign.Message(name),
                rewritten ?? foreign.SameArguments,
                rewritten is null ? null : call.Span);
            return;
        }

        var nearest = NearestName.Find(
            name, FunctionCatalogue.All.Where(function => function.IsInSql).Select(function => function.Name));
        Context.Report(
            SqlProblemCode.UnknownFunction,
            call.Function,
            ServerMessages.UnknownFunction(name) + (nearest is null ? "" : $". Did you mean {nearest}?"),
            nearest);
    }
}
