using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>Which values can be compared with which.</summary>
internal static class SqlComparisons
{
    /// <summary>Complains when two values can't be compared, and when a select column has no such option.</summary>
    public static void Check(SqlBindingContext context, SqlExpressionNode left, SqlType leftType, SqlExpressionNode right,
        SqlType rightType)
    {
        var (leftKind, rightKind) = (SqlKinds.Compared(leftType), SqlKinds.Compared(rightType));
        if (SqlKinds.GoTogether(leftKind, rightKind) || IsDay(left, leftKind, rightKind) || IsDay(right, rightKind, leftKind))
        {
            CheckOption(context, left, right);
            CheckOption(context, right, left);
        }
        else if (!CheckDate(context, left, leftKind, right, rightKind) && !CheckDate(context, right, rightKind, left, leftKind))
        {
            var culprit = IsConstant(right) || !IsConstant(left) ? right : left;
            var (other, otherType, culpritType) = culprit == right
                ? (left, leftType, rightType) : (right, rightType, leftType);
            context.Report(
                SqlProblemCode.WrongType,
                culprit,
                $"{Subject(context, other)} is {SqlKinds.Words(otherType)} and can't be compared with "
                    + $"{SqlKinds.Words(culpritType)}.",
                Converted(culprit, SqlKinds.Compared(otherType)));
        }
    }

    /// <summary>Complains when a select column has no option of that name.</summary>
    public static void CheckOption(SqlBindingContext context, SqlExpressionNode column, SqlExpressionNode value)
    {
        if (column is not SqlColumnReference reference || value is not SqlTextLiteral text || text.Value.Length == 0
            || context.Names.Column(reference) is not { Column.Options: { Count: > 0 } options } use
            || options.Contains(text.Value))
        {
            return;
        }

        var nearest = NearestName.Find(text.Value, options);
        context.Report(
            SqlProblemCode.UnknownOption,
            value,
            $"{SqlPrinter.ShortName(use.Column.Name)} has no option {SqlQuoting.Text(text.Value)}."
                + (nearest is null ? "" : $" Did you mean {SqlQuoting.Text(nearest)}?"),
            nearest is null ? null : SqlQuoting.Text(nearest));
    }

    /// <summary>Whether a value is a date where a text is wanted: it is sent as the text 2025-01-31.</summary>
    public static bool IsDay(SqlExpressionNode value, SqlKind kind, SqlKind wanted) =>
        value is SqlParameterMarker && kind == SqlKind.Date && wanted == SqlKind.Text;

    /// <summary>A constant of another kind, where one can be made of it.</summary>
    public static string? Converted(SqlExpressionNode constant, SqlKind wanted) => (constant, wanted) switch
    {
        (SqlTextLiteral text, SqlKind.Number) when double.TryParse(
            text.Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture,
            out var number)
            && !double.IsNaN(number) && !double.IsInfinity(number) => SqlQuoting.Number(number),
        (SqlNumberLiteral number, SqlKind.Text) => SqlQuoting.Text(SqlQuoting.Number(number.Value)),
        (SqlNumberLiteral { Value: 0 or 1 } number, SqlKind.Boolean) => number.Value == 1 ? "true" : "false",
        (SqlTextLiteral text, SqlKind.Boolean) when bool.TryParse(text.Value, out var boolean) => boolean ? "true" : "false",
        _ => null,
    };

    private static bool IsConstant(SqlExpressionNode expression) =>
        expression is SqlTextLiteral or SqlNumberLiteral or SqlBooleanLiteral or SqlParameterMarker;

    /// <summary>A date may be compared with a text that stands for one; answers whether this is such a case.</summary>
    private static bool CheckDate(SqlBindingContext context, SqlExpressionNode date, SqlKind kind, SqlExpressionNode constant,
        SqlKind constantKind)
    {
        if (kind != SqlKind.Date || constant is not SqlTextLiteral text)
        {
            return kind == SqlKind.Date && constantKind == SqlKind.Text && constant is SqlParameterMarker;
        }

        if (WrittenDate.Compared(text.Value) is null)
        {
            context.Report(
                SqlProblemCode.WrongType,
                constant,
                $"{Subject(context, date)} is a date; {SqlQuoting.Text(text.Value)} is none. Write '2025-01-31', or '2025-01-31 "
                    + "13:45'.");
        }

        return true;
    }

    private static string Subject(SqlBindingContext context, SqlExpressionNode expression) =>
        expression is SqlColumnReference reference
            ? SqlPrinter.ShortName(context.Names.Column(reference)?.Column.Name ?? reference.Name.Text)
        : expression is SqlCall call ? $"{call.Function.Text}(…)"
        : "The other side";
}
