using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>Binds the constants that are written into cells.</summary>
internal sealed class SqlConstantBinder(SqlBindingContext context)
{
    public void Bind(SqlColumnReference column, SqlExpressionNode value)
    {
        var wanted = context.Names.Column(column)?.Column.Value ?? SqlType.Unknown;
        if (value is SqlList list)
        {
            BindList(column, wanted, list);
        }
        else
        {
            BindOne(column, wanted, value);
        }
    }

    private void BindList(SqlColumnReference column, SqlType wanted, SqlList list)
    {
        ComplainIfOne(column, wanted, list);
        context.Names.Add(list, SqlType.ListOf(wanted.Element));
        foreach (var item in list.Items)
        {
            BindOne(column, wanted, item);
        }
    }

    /// <summary>Complains about a list where a cell holds one value; answers whether it does.</summary>
    private bool ComplainIfOne(SqlColumnReference column, SqlType wanted, SqlExpressionNode list)
    {
        var isOne = wanted.Kind is not (SqlKind.List or SqlKind.Unknown);
        if (isOne)
        {
            context.Report(SqlProblemCode.WrongType, list,
                $"{Name(column)} holds one value, {SqlKinds.Words(wanted)}, not a list.");
        }

        return isOne;
    }

    private void BindOne(SqlColumnReference column, SqlType wanted, SqlExpressionNode value)
    {
        if (TypeOf(value) is not { } type)
        {
            var advice = value is SqlCall or SqlBinary ? " Compute it in your program, and hand it over as a parameter." : "";
            context.Report(SqlProblemCode.NotConstant, value, "Only constants and parameters can be written." + advice);
            return;
        }

        context.Names.Add(value, type);
        if (type.Kind == SqlKind.List && ComplainIfOne(column, wanted, value))
        {
            return;
        }

        var fits = SqlKinds.GoTogether(wanted.Element, type.Element)
            || wanted.Element is SqlKind.Opaque or SqlKind.Geolocation or SqlKind.Nothing
            || (wanted.Element == SqlKind.Date && IsDate(value, type))
            || SqlComparisons.IsDay(value, type.Kind, wanted.Element);
        if (!fits)
        {
            context.Report(
                SqlProblemCode.WrongType,
                value,
                $"{Name(column)} holds {SqlKinds.Words(wanted.Element)}, and this is "
                    + $"{SqlKinds.Words(type)}.{Advice(wanted.Element)}",
                SqlComparisons.Converted(value, wanted.Element));
        }

        SqlComparisons.CheckOption(context, column, value);
    }

    /// <summary>The type of a constant; null for everything else.</summary>
    private SqlType? TypeOf(SqlExpressionNode value) => value switch
    {
        SqlTextLiteral => SqlType.Of(SqlKind.Text),
        SqlNumberLiteral or SqlUnary { Operator: not SqlUnaryOperator.Not, Operand: SqlNumberLiteral } =>
            SqlType.Of(SqlKind.Number),
        SqlBooleanLiteral => SqlType.Of(SqlKind.Boolean),
        SqlNullLiteral => SqlType.Of(SqlKind.Null),
        SqlParameterMarker parameter => context.TypeOf(parameter),
        SqlUnreadable => SqlType.Unknown,
        _ => null,
    };

    private static bool IsDate(SqlExpressionNode value, SqlType type) =>
        value is SqlTextLiteral text ? text.Value.Length == 0 || WrittenDate.Compared(text.Value) is not null
            : value is SqlParameterMarker && type.Kind == SqlKind.Text;

    private static string Advice(SqlKind wanted) => wanted == SqlKind.Date ? " Write '2025-01-31', or '2025-01-31 13:45'." : "";

    private static string Name(SqlColumnReference column) => SqlPrinter.ShortName(column.Name.Text);
}
