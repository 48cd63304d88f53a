using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Translation;

/// <summary>
/// Makes a condition for SQLite. What compares stored cells with constants or with each other becomes plain SQL, which indexes
/// can serve; all else becomes a call. A condition may come out NULL, which counts as false; a negation is written
/// <c>IS NOT TRUE</c>, so that it holds for empty cells.
/// </summary>
internal sealed class ConditionTranslator(
    StatementTables tables, PlainComparison comparison, JoinKeys joins, ExpressionCompiler compiler, ComputedExpressions computed)
{
    // SQLite's parser and its trees only go so deep.
    private const int MostLevels = 12;

    public string Condition(SqlExpressionNode condition) => Condition(condition, 0);

    private string Condition(SqlExpressionNode condition, int level) => condition switch
    {
        SqlBinary { Operator: SqlBinaryOperator.And or SqlBinaryOperator.Or } or SqlUnary { Operator: SqlUnaryOperator.Not }
            when level == MostLevels => Computed(condition),
        SqlBinary { Operator: SqlBinaryOperator.And } => Connect(condition, SqlBinaryOperator.And, " AND ", level),
        SqlBinary { Operator: SqlBinaryOperator.Or } => Connect(condition, SqlBinaryOperator.Or, " OR ", level),
        SqlUnary { Operator: SqlUnaryOperator.Not } unary => Not(Condition(unary.Operand, level + 1)),
        SqlBinary { Operator: <= SqlBinaryOperator.GreaterOrEqual } binary =>
            comparison.Compare(binary) ?? joins.Equality(binary) ?? Computed(binary),
        SqlIn within => Negated(comparison.In(within), within.IsNegated) ?? Computed(within),
        SqlBetween between => Negated(comparison.Between(between), between.IsNegated) ?? Computed(between),
        SqlIs { Test: SqlIsTest.Null } test => comparison.IsNull(test) ?? Computed(test),
        SqlIs test => Negated(comparison.IsTrue(test.Value), test.IsNegated) ?? Computed(test),
        _ => comparison.IsTrue(condition) ?? Computed(condition),
    };

    // Halved again and again, for a long chain is a deep tree to SQLite.
    private string Connect(SqlExpressionNode condition, SqlBinaryOperator connection, string word, int level)
    {
        var parts = SqlTree.Connected(condition, connection).ConvertAll(part => Condition(part, level + 1));
        return Join(0, parts.Count);

        string Join(int start, int count) => count == 1
            ? parts[start]
            : $"({Join(start, count / 2)}{word}{Join(start + (count / 2), count - (count / 2))})";
    }

    private string Computed(SqlExpressionNode condition)
    {
        var holds = compiler.Condition(condition);
        return computed.Add(scope => holds(scope) ? 1L : 0L, tables.FieldsIn(condition, insideAggregates: false));
    }

    private static string? Negated(string? condition, bool isNegated) =>
        condition is not null && isNegated ? Not(condition) : condition;

    private static string Not(string condition) => $"({condition} IS NOT TRUE)";
}
