using SeaTable.Sql;
namespace SeaTable.Facts.Tests;

public sealed class TreeTests
{
    private static readonly SqlSpan s_span = new(0, 0);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Conditions_are_taken_apart_in_order_however_deep_they_are_nested(bool leftFirst)
    {
        const int Depth = 200_000;
        SqlExpressionNode condition = new SqlNumberLiteral(s_span, 0);
        for (var number = 1; number <= Depth; number++)
        {
            var next = new SqlNumberLiteral(s_span, number);
            condition = leftFirst
                ? new SqlBinary(s_span, SqlBinaryOperator.And, condition, next)
                : new SqlBinary(s_span, SqlBinaryOperator.And, next, condition);
        }

        var numbers = SqlTree.Conjuncts(condition).Select(part => ((SqlNumberLiteral)part).Value);

        var expected = Enumerable.Range(0, Depth + 1).Select(number => (double)number);
        Assert.Equal(leftFirst ? expected : expected.Reverse(), numbers);
    }

    [Fact]
    public void Only_the_operator_that_is_asked_for_takes_conditions_apart()
    {
        var select = (SqlSelect)SqlParser.Parse(
            "SELECT a FROM t WHERE a = 1 AND (b = 2 AND (c = 3 OR d = 4)) LIMIT 1").Statement!;

        Assert.Equal(3, SqlTree.Conjuncts(select.Where).Count());
        Assert.Single(SqlTree.Connected(select.Where!, SqlBinaryOperator.Or));
        Assert.Empty(SqlTree.Conjuncts(null));
    }
}
