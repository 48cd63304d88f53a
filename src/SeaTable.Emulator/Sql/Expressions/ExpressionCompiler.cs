using SeaTable.Emulator.Functions;
using SeaTable.Emulator.Sql.Values;
using SeaTable.Emulator.Values;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>
/// Makes of an expression a function that computes it for a row or a group. This is what statements mean; what SQLite is asked
/// to do by itself has to come out the same.
/// </summary>
/// <param name="tables">The tables and what the names mean.</param>
/// <param name="constants">The values beside the statement.</param>
/// <param name="aggregates">The aggregates of the statement, in the order in which a scope has their values.</param>
internal sealed class ExpressionCompiler(StatementTables tables, SqlConstants constants, List<AggregateCall> aggregates)
{
    public Func<Scope, object?> Compile(SqlExpressionNode expression)
    {
        if (constants.TryGet(expression, out var constant))
            return _ => constant;
        return expression switch
        {
            SqlColumnReference reference => Reference(reference),
            SqlUnary unary => Unary(unary),
            SqlBinary { Operator: SqlBinaryOperator.And or SqlBinaryOperator.Or } binary => Connection(binary),
            SqlBinary { Operator: >= SqlBinaryOperator.Add } binary => Arithmetic(binary),
            SqlBinary binary => Comparison(binary),
            SqlCall call => Call(call),
            SqlLike like => Like(like),
            SqlIn within => Within(within),
            SqlBetween between => Between(between),
            SqlIs test => Test(test),
            SqlHas has => Has(has),
            SqlList list => List(list),
            _ => throw new InvalidOperationException($"{expression.GetType().Name} can't be computed."),
        };
    }

    /// <summary>Compiles the expression as a condition.</summary>
    public Func<Scope, bool> Condition(SqlExpressionNode expression)
    {
        var value = Compile(expression);
        return scope => SqlValue.IsTrue(value(scope));
    }

    private Func<Scope, object?> Reference(SqlColumnReference reference)
    {
        if (tables.Find(reference) is { } field)
        {
            // An empty cell of several values is an empty list.
            object? empty = tables.IsList(reference) ? Array.Empty<object?>() : null;
            return scope => field.Value(scope) is { } value and not ErrorValue ? value : empty;
        }

        if (tables.Aliased(reference) is { } aliased)
            return Compile(aliased);
        var constant = FunctionLibrary.TryConstant(reference.Name.Text, out var value) ? value : null;
        return _ => constant;
    }

    private Func<Scope, object?> Unary(SqlUnary unary)
    {
        if (unary.Operator == SqlUnaryOperator.Not)
        {
            var condition = Condition(unary.Operand);
            return scope => !condition(scope);
        }

        var operand = Compile(unary.Operand);
        var sign = unary.Operator == SqlUnaryOperator.Minus ? -1 : 1;
        return scope => sign * SqlValue.Number(operand(scope));
    }

    private Func<Scope, object?> Connection(SqlBinary binary)
    {
        var parts = SqlTree.Connected(binary, binary.Operator).ConvertAll(Condition);
        return binary.Operator == SqlBinaryOperator.And
            ? scope => parts.TrueForAll(part => part(scope))
            : scope => parts.Exists(part => part(scope));
    }

    private Func<Scope, object?> Arithmetic(SqlBinary binary)
    {
        var (left, right) = (Compile(binary.Left), Compile(binary.Right));
        Func<double, double, double> compute = binary.Operator switch
        {
            SqlBinaryOperator.Add => (a, b) => a + b,
            SqlBinaryOperator.Subtract => (a, b) => a - b,
            SqlBinaryOperator.Multiply => (a, b) => a * b,
            _ => (a, b) => a / b,
        };
        return scope => SqlValue.Number(left(scope)) is { } first && SqlValue.Number(right(scope)) is { } second
            && compute(first, second) is var result && double.IsFinite(result) ? result : null;
    }

    private Func<Scope, object?> Comparison(SqlBinary binary)
    {
        var (left, right) = (Compile(binary.Left), Compile(binary.Right));
        return scope => SqlComparison.Holds(binary.Operator, left(scope), right(scope), scope.Context.TimeZone);
    }

    private Func<Scope, object?> Call(SqlCall call)
    {
        if (AggregateCall.Is(call))
        {
            var index = aggregates.FindIndex(aggregate => ReferenceEquals(aggregate.Call, call));
            return scope => aggregates[index].Decode(scope.Aggregates[index], scope.Context.TimeZone);
        }

        var function = FunctionLibrary.FindInSql(call.Function.Text)
            ?? throw new InvalidOperationException($"The function {call.Function.Text} is not known.");
        var arguments = call.Arguments.Select(Compile).ToArray();
        return scope => function.Call(Array.ConvertAll(arguments, argument => argument(scope)), scope.Context.SqlFunctions);
    }

    private Func<Scope, object?> Like(SqlLike like)
    {
        var value = Compile(like.Value);
        if (constants.TryGet(like.Pattern, out var constant))
        {
            var pattern = Pattern(constant, like.IgnoresCase);
            return scope => (pattern is not null && SqlConditions.IsLike(value(scope), pattern)) != like.IsNegated;
        }

        var compute = Compile(like.Pattern);
        return scope => (Pattern(compute(scope), like.IgnoresCase) is { } pattern
            && SqlConditions.IsLike(value(scope), pattern)) != like.IsNegated;
    }

    private static LikePattern? Pattern(object? value, bool ignoresCase) =>
        SqlValue.First(value) is { } pattern ? new LikePattern(ValueConversion.Text(pattern), ignoresCase) : null;

    private Func<Scope, object?> Within(SqlIn within)
    {
        var value = Compile(within.Value);
        var list = List(within.List);
        return scope => SqlConditions.IsIn(value(scope), list(scope), scope.Context.TimeZone) != within.IsNegated;
    }

    private Func<Scope, object?> Between(SqlBetween between)
    {
        var (value, low, high) = (Compile(between.Value), Compile(between.Low), Compile(between.High));
        return scope =>
            SqlConditions.IsBetween(value(scope), low(scope), high(scope), scope.Context.TimeZone) != between.IsNegated;
    }

    private Func<Scope, object?> Test(SqlIs test)
    {
        var value = Compile(test.Value);
        return test.Test == SqlIsTest.Null
            ? scope => SqlValue.Of(value(scope)) is null != test.IsNegated
            : scope => SqlValue.IsTrue(value(scope)) != test.IsNegated;
    }

    private Func<Scope, object?> Has(SqlHas has)
    {
        var value = Compile(has.Value);
        var list = List(has.List);
        return scope => SqlConditions.Has(has.Operator, value(scope), list(scope), scope.Context.TimeZone);
    }

    private Func<Scope, IReadOnlyList<object?>> List(SqlList list)
    {
        if (constants.TryGetList(list, out var values))
            return _ => values;
        var items = list.Items.Select(Compile).ToList();
        return scope => items.ConvertAll(item => item(scope));
    }
}
