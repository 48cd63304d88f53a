namespace SeaTable.Sql;

/// <summary>How strongly operators bind, weakest first.</summary>
internal enum SqlPrecedence
{
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Sign,
}

/// <summary>How strongly the parts of an expression hold together, which says where parentheses are needed.</summary>
internal static class SqlPrecedences
{
    /// <summary>Of an expression; null for what holds together by itself.</summary>
    public static SqlPrecedence? Of(SqlExpressionNode expression) => expression switch
    {
        SqlBinary binary => Of(binary.Operator),
        SqlUnary { Operator: SqlUnaryOperator.Not } => SqlPrecedence.Not,
        SqlUnary => SqlPrecedence.Sign,
        SqlLike or SqlIn or SqlBetween or SqlIs or SqlHas => SqlPrecedence.Comparison,
        _ => null,
    };

    public static SqlPrecedence Of(SqlBinaryOperator kind) => kind switch
    {
        SqlBinaryOperator.Or => SqlPrecedence.Or,
        SqlBinaryOperator.And => SqlPrecedence.And,
        SqlBinaryOperator.Add or SqlBinaryOperator.Subtract => SqlPrecedence.Sum,
        SqlBinaryOperator.Multiply or SqlBinaryOperator.Divide => SqlPrecedence.Product,
        _ => SqlPrecedence.Comparison,
    };

    /// <summary>An operator as statements have it.</summary>
    public static string Sign(SqlBinaryOperator kind) => kind switch
    {
        SqlBinaryOperator.Or => "OR",
        SqlBinaryOperator.And => "AND",
        SqlBinaryOperator.Equal => "=",
        SqlBinaryOperator.NotEqual => "!=",
        SqlBinaryOperator.Less => "<",
        SqlBinaryOperator.LessOrEqual => "<=",
        SqlBinaryOperator.Greater => ">",
        SqlBinaryOperator.GreaterOrEqual => ">=",
        SqlBinaryOperator.Add => "+",
        SqlBinaryOperator.Subtract => "-",
        SqlBinaryOperator.Multiply => "*",
        _ => "/",
    };
}
