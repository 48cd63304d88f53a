using System.Linq;

namespace SeaTable.Sql;

/// <summary>
/// Finds texts that were to be columns: quotes of either kind make a text, and the server compares it without a word.
/// </summary>
internal static class SqlTextsForColumns
{
    /// <summary>
    /// Complains when a text has the name of a column and stands where a column would; answers whether it does.
    /// </summary>
    public static bool ComplainIfColumn(SqlBindingContext context, SqlScope scope, SqlExpressionNode expression)
    {
        if (expression is not SqlTextLiteral text || scope.ColumnOf(text) is not { } column)
        {
            return false;
        }

        context.Report(
            SqlProblemCode.TextForColumn,
            expression,
            $"In quotes this is a text, the same in every row; the column is written {SqlQuoting.Name(column.Name)}.",
            SqlQuoting.Name(column.Name));
        return true;
    }

    /// <summary>Complains when a text is compared with another constant; answers whether it is.</summary>
    public static bool ComplainIfCompared(SqlBindingContext context, SqlScope scope, SqlBinary comparison)
    {
        if (ComplainIfColumn(context, scope, comparison.Left)
            || (comparison.Left is SqlTextLiteral && ComplainIfColumn(context, scope, comparison.Right)))
        {
            return true;
        }

        var areConstants = IsConstant(comparison.Left) && IsConstant(comparison.Right)
            && (comparison.Left is SqlTextLiteral || comparison.Right is SqlTextLiteral);
        if (areConstants)
        {
            context.Report(
                SqlProblemCode.TextForColumn,
                comparison,
                "Both sides are constants, so this is the same in every row. Columns stand bare or in backticks.");
        }

        return areConstants;
    }

    /// <summary>Complains when a parameter with a text stands alone where a column would.</summary>
    public static void ComplainIfParameter(SqlBindingContext context, SqlExpressionNode expression)
    {
        if (expression is SqlParameterMarker parameter && context.TypeOf(parameter).Kind == SqlKind.Text)
        {
            context.Report(
                SqlProblemCode.TextForColumn,
                expression,
                "A parameter stands for a value, so this is the same in every row. "
                    + SqlNameParser.StandsInStatement("column"));
        }
    }

    /// <summary>
    /// Complains about parameters that are asked for in the place of columns. Beside OR that may be a switch, by which a program
    /// leaves a condition out; so only what has to be true of every row is looked at.
    /// </summary>
    public static void ComplainOfParameters(SqlBindingContext context, SqlExpressionNode where)
    {
        foreach (var condition in SqlTree.Conjuncts(where))
        {
            if (condition is not SqlUnary && SqlTree.Children(condition).FirstOrDefault() is SqlParameterMarker asked
                && !SqlTree.Contains(condition, part => part is SqlColumnReference))
            {
                ComplainIfParameter(context, asked);
            }
        }
    }

    private static bool IsConstant(SqlExpressionNode expression) =>
        expression is SqlTextLiteral or SqlNumberLiteral or SqlBooleanLiteral;
}
