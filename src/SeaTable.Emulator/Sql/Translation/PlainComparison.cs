using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Values;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Translation;

/// <summary>Comparisons that SQLite can do by itself. Whatever it can't gives null.</summary>
internal sealed class PlainComparison(
    StatementTables tables, SqlConstants constants, ParameterList parameters, TimeZoneInfo timeZone)
{
    private const string Never = "0";

    // SQLite's parser only goes so deep.
    private const int MostLevels = 12;

    private static readonly bool[] s_booleans = [false, true];

    private static readonly Dictionary<SqlBinaryOperator, string> s_signs = new()
    {
        [SqlBinaryOperator.Equal] = "=", [SqlBinaryOperator.NotEqual] = "=", [SqlBinaryOperator.Less] = "<",
        [SqlBinaryOperator.LessOrEqual] = "<=", [SqlBinaryOperator.Greater] = ">", [SqlBinaryOperator.GreaterOrEqual] = ">=",
    };

    public string? Compare(SqlBinary binary)
    {
        var condition = Positive(binary);
        return condition is not null && binary.Operator == SqlBinaryOperator.NotEqual ? $"({condition} IS NOT TRUE)" : condition;
    }

    public string? In(SqlIn within) =>
        Stored(within.Value) is { } field && constants.TryGetList(within.List, out var values)
            ? AmongConstants(field, values)
            : null;

    public string? Between(SqlBetween between)
    {
        if (Stored(between.Value) is not { Kind: not StoredKind.Option } field
            || !constants.TryGet(between.Low, out var low) || !constants.TryGet(between.High, out var high))
        {
            return null;
        }

        var (atLeast, atMost) = (SqlBinaryOperator.GreaterOrEqual, SqlBinaryOperator.LessOrEqual);
        return $"({WithConstant(field, atLeast, low)} AND {WithConstant(field, atMost, high)})";
    }

    public string? IsNull(SqlIs test)
    {
        if (Stored(test.Value) is not { } field)
            return null;
        // The id of an option that is gone counts as nothing.
        if (field.Kind == StoredKind.Option)
            return $"({field.SqliteName} IN ({parameters.AddAll(AllOptions(field))}) IS {(test.IsNegated ? "" : "NOT ")}TRUE)";
        return $"({field.SqliteName} IS {(test.IsNegated ? "NOT " : "")}NULL)";
    }

    /// <summary>Translates the condition that a value is true.</summary>
    public string? IsTrue(SqlExpressionNode value) => Stored(value) is { Kind: StoredKind.Boolean } field
        ? $"({field.SqliteName} = 1)"
        : null;

    private string? Positive(SqlBinary binary)
    {
        if (Stored(binary.Left) is { } left && constants.TryGet(binary.Right, out var right))
        {
            return left.Kind == StoredKind.Option
                ? WithOption(left, binary.Operator, right)
                : WithConstant(left, binary.Operator, right);
        }

        if (Stored(binary.Right) is { } other && constants.TryGet(binary.Left, out var value))
        {
            var reversed = Reversed(binary.Operator);
            return other.Kind == StoredKind.Option ? WithOption(other, reversed, value) : WithConstant(other, reversed, value);
        }

        if (Stored(binary.Left) is { } first && Stored(binary.Right) is { } second
            && first.Kind == second.Kind && first.Kind != StoredKind.Option)
        {
            return $"({first.SqliteName} {s_signs[binary.Operator]} {second.SqliteName})";
        }

        return parameters.Try(() => Number(binary.Left, 0) is { } leftNumber && Number(binary.Right, 0) is { } rightNumber
            ? $"({leftNumber} {s_signs[binary.Operator]} {rightNumber})"
            : null);
    }

    private string WithConstant(Field field, SqlBinaryOperator operation, object? constant)
    {
        if (field.Kind == StoredKind.Boolean)
            return WithBooleans(field, operation == SqlBinaryOperator.NotEqual ? SqlBinaryOperator.Equal : operation, [constant]);
        return PlainConstant.For(field.Kind, constant, timeZone) is { } plain
            ? $"({field.SqliteName} {s_signs[operation]} {parameters.Add(plain)})"
            : Never;
    }

    private string WithBooleans(Field field, SqlBinaryOperator operation, List<object?> constants)
    {
        bool Holds(bool truth) => constants.Exists(constant => SqlComparison.Holds(operation, truth, constant, timeZone));
        return $"({field.SqliteName} IN ({string.Join(", ", s_booleans.Where(Holds).Select(truth => truth ? "1" : "0"))}))";
    }

    // Statements name options, and two options may have one name.
    private string? WithOption(Field field, SqlBinaryOperator operation, object? constant) =>
        operation is SqlBinaryOperator.Equal or SqlBinaryOperator.NotEqual ? AmongConstants(field, [constant]) : null;

    private string AmongConstants(Field field, List<object?> values)
    {
        if (field.Kind == StoredKind.Boolean)
            return WithBooleans(field, SqlBinaryOperator.Equal, values);
        if (field.Kind != StoredKind.Option)
            return Among(field, values.Select(value => PlainConstant.For(field.Kind, value, timeZone)).OfType<object>());

        var names = values.Select(value => PlainConstant.For(StoredKind.Text, value, timeZone)).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var options = field.Column!.Options;
        return Among(field, AllOptions(field).Where(id => names.Contains(options.NameOf(id)!)));
    }

    private string Among(Field field, IEnumerable<object> values) => $"({field.SqliteName} IN ({parameters.AddAll(values)}))";

    private static IEnumerable<string> AllOptions(Field field) => field.Column!.Options.KnownIds;

    // Arithmetic of stored numbers. What divides by zero gives NULL here too.
    private string? Number(SqlExpressionNode expression, int level)
    {
        if (constants.TryGet(expression, out var constant))
            return constant is double number ? parameters.Add(number) : null;
        if (Stored(expression) is { Kind: StoredKind.Number } field)
            return $"CAST({field.SqliteName} AS REAL)";
        if (level == MostLevels)
            return null;
        if (expression is SqlUnary { Operator: SqlUnaryOperator.Minus } unary)
            return Number(unary.Operand, level + 1) is { } operand ? $"(-{operand})" : null;
        if (expression is not SqlBinary binary
            || Number(binary.Left, level + 1) is not { } left || Number(binary.Right, level + 1) is not { } right)
        {
            return null;
        }

        return binary.Operator switch
        {
            SqlBinaryOperator.Add => $"({left} + {right})",
            SqlBinaryOperator.Subtract => $"({left} - {right})",
            SqlBinaryOperator.Multiply => $"({left} * {right})",
            SqlBinaryOperator.Divide => $"({left} / {right})",
            _ => null,
        };
    }

    private Field? Stored(SqlExpressionNode expression) =>
        expression is SqlColumnReference reference && tables.Find(reference) is { Kind: not StoredKind.Other } field
            ? field
            : null;

    private static SqlBinaryOperator Reversed(SqlBinaryOperator operation) => operation switch
    {
        SqlBinaryOperator.Less => SqlBinaryOperator.Greater,
        SqlBinaryOperator.LessOrEqual => SqlBinaryOperator.GreaterOrEqual,
        SqlBinaryOperator.Greater => SqlBinaryOperator.Less,
        SqlBinaryOperator.GreaterOrEqual => SqlBinaryOperator.LessOrEqual,
        _ => operation,
    };
}
