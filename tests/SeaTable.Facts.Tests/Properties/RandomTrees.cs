using FsCheck;
using FsCheck.Fluent;
using SeaTable.Sql;

namespace SeaTable.Facts.Tests.Properties;

/// <summary>Random statements, as trees.</summary>
internal static class RandomTrees
{
    private static readonly SqlSpan s_span = new(0, 0);

    public static Gen<SqlStatementNode> Statement { get; } = Gen.OneOf(
        from isDistinct in Bool()
        from items in Item().ListOf(1, 4)
        from tables in Table(withAlias: true).ListOf(1, 3)
        from condition in Maybe(Expression(3))
        from groups in Expression(2).ListOf(0, 2)
        from having in Maybe(Expression(2))
        from order in Ordering().ListOf(0, 2)
        from limit in Maybe(Limit())
        select (SqlStatementNode)new SqlSelect(s_span, isDistinct, items, tables, condition, groups, having, order, limit),
        from table in Table(withAlias: false)
        from assignments in Assignment().ListOf(1, 3)
        from condition in Maybe(Expression(3))
        select (SqlStatementNode)new SqlUpdate(s_span, table, assignments, condition),
        from table in Table(withAlias: false)
        from condition in Maybe(Expression(3))
        select (SqlStatementNode)new SqlDelete(s_span, table, condition),
        from table in Table(withAlias: false)
        from columns in Column().ListOf(1, 3)
        from rows in (from items in Operand(1).ListOf(1, 3) select new SqlList(s_span, items)).ListOf(1, 3)
        select (SqlStatementNode)new SqlInsert(s_span, table, columns, rows));

    private static Gen<SqlExpressionNode> Expression(int depth) =>
        depth == 0 ? Leaf() : Gen.OneOf(Leaf(), Operand(depth), Condition(depth));

    private static Gen<SqlExpressionNode> Leaf() => Gen.OneOf(
        Column().Select(column => (SqlExpressionNode)column),
        HostileTexts.Any.Select(text => (SqlExpressionNode)new SqlTextLiteral(s_span, text)),
        Number().Select(number => (SqlExpressionNode)new SqlNumberLiteral(s_span, number)),
        Bool().Select(value => (SqlExpressionNode)new SqlBooleanLiteral(s_span, value)),
        Gen.Constant((SqlExpressionNode)new SqlNullLiteral(s_span)),
        Gen.Constant((SqlExpressionNode)new SqlParameterMarker(s_span, 0)));

    private static Gen<SqlExpressionNode> Operand(int depth) => Gen.OneOf(
        Leaf(),
        from kind in Gen.Elements(Enum.GetValues<SqlUnaryOperator>())
        from operand in Expression(depth - 1)
        select (SqlExpressionNode)new SqlUnary(s_span, kind, operand),
        from kind in Gen.Elements(Enum.GetValues<SqlBinaryOperator>())
        from left in Expression(depth - 1)
        from right in Expression(depth - 1)
        select (SqlExpressionNode)new SqlBinary(s_span, kind, left, right),
        from function in Gen.Elements(
            FunctionCatalogue.All.Where(function => function.IsInSql).Select(function => function.Name).ToArray())
        from arguments in Gen.OneOf(Expression(depth - 1), Gen.Constant((SqlExpressionNode)new SqlStar(s_span, null)))
            .ListOf(0, 3)
        from isDistinct in Bool()
        let mayBeDistinct = function == "COUNT" && arguments is [not SqlStar, ..]
        select (SqlExpressionNode)new SqlCall(
            s_span, new SqlName(s_span, function, false), arguments, isDistinct && mayBeDistinct),
        from items in Expression(depth - 1).ListOf(2, 3)
        select (SqlExpressionNode)new SqlList(s_span, items));

    private static Gen<SqlExpressionNode> Condition(int depth) =>
        from value in Expression(depth - 1)
        from other in Expression(depth - 1)
        from third in Expression(depth - 1)
        from items in Expression(depth - 1).ListOf(1, 3)
        from isNegated in Bool()
        from isOther in Bool()
        from has in Gen.Elements(Enum.GetValues<SqlHasOperator>())
        from condition in Gen.Elements<SqlExpressionNode>(
            new SqlLike(s_span, value, other, isOther, isNegated),
            new SqlIn(s_span, value, new SqlList(s_span, items), isNegated),
            new SqlBetween(s_span, value, other, third, isNegated),
            new SqlIs(s_span, value, isOther ? SqlIsTest.Null : SqlIsTest.True, isNegated),
            new SqlHas(s_span, value, has, new SqlList(s_span, items)))
        select condition;

    private static Gen<SqlSelectItem> Item() =>
        from value in Gen.OneOf(
            Expression(3),
            Gen.Constant((SqlExpressionNode)new SqlStar(s_span, null)),
            Name().Select(table => (SqlExpressionNode)new SqlStar(s_span, table)))
        from alias in Maybe(Name())
        select new SqlSelectItem(s_span, value, alias, "");

    private static Gen<SqlTableReference> Table(bool withAlias) =>
        from name in Name()
        from alias in withAlias ? Maybe(Name()) : Gen.Constant((SqlName?)null)
        select new SqlTableReference(s_span, name, alias);

    private static Gen<SqlOrdering> Ordering() =>
        from value in Expression(2) from isDescending in Bool() select new SqlOrdering(s_span, value, isDescending);

    private static Gen<SqlLimit> Limit()
    {
        var count = Gen.OneOf(
            Gen.Choose(0, 20_000).Select(number => (SqlExpressionNode)new SqlNumberLiteral(s_span, number)),
            Gen.Constant((SqlExpressionNode)new SqlParameterMarker(s_span, 0)));
        return from first in count from second in Maybe(count) select new SqlLimit(s_span, first, second);
    }

    private static Gen<SqlSetClause> Assignment() =>
        from column in Column() from value in Operand(1) select new SqlSetClause(s_span, column, value);

    private static Gen<SqlColumnReference> Column() =>
        from table in Maybe(Name()) from name in Name() select new SqlColumnReference(s_span, table, name);

    private static Gen<SqlName> Name() =>
        from text in HostileTexts.Any
        from isQuoted in Bool()
        select new SqlName(s_span, text, isQuoted || !SqlQuoting.CanStandBare(text));

    private static Gen<double> Number() => ArbMap.Default.GeneratorFor<double>().Select(number =>
        double.IsNaN(number) || double.IsInfinity(number) ? 0 : Math.Abs(number));

    private static Gen<bool> Bool() => Gen.Elements(true, false);

    private static Gen<T?> Maybe<T>(Gen<T> some)
        where T : class => Gen.OneOf(Gen.Constant((T?)null), some.Select(value => (T?)value));
}
