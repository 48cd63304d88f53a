using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>Finds what the expressions of one part of a statement mean and give.</summary>
/// <param name="aliases">The items whose aliases can be used here; none in WHERE and SELECT.</param>
internal sealed class SqlExpressionBinder(SqlBindingContext context, SqlScope scope, SqlPlace place,
    IReadOnlyList<SqlSelectItem> aliases)
{
    private SqlCallBinder? _calls;
    private SqlConditionBinder? _conditions;

    public SqlBindingContext Context => context;

    public SqlScope Scope => scope;

    public SqlPlace Place => place;

    /// <summary>How many functions the current expression stands in.</summary>
    public int FunctionDepth { get; set; }

    private SqlCallBinder Calls => _calls ??= new SqlCallBinder(this);

    private SqlConditionBinder Conditions => _conditions ??= new SqlConditionBinder(this);

    /// <summary>Binds an expression and all within it; answers what it gives.</summary>
    public SqlType Bind(SqlExpressionNode expression)
    {
        var type = expression switch
        {
            SqlTextLiteral => SqlType.Of(SqlKind.Text),
            SqlNumberLiteral => SqlType.Of(SqlKind.Number),
            SqlBooleanLiteral => SqlType.Of(SqlKind.Boolean),
            SqlNullLiteral => SqlType.Of(SqlKind.Null),
            SqlColumnReference reference => Bind(reference),
            SqlCall call => Calls.Bind(call),
            SqlUnary { Operator: not SqlUnaryOperator.Not } unary => BindSign(unary),
            SqlBinary binary when IsArithmetic(binary.Operator) => BindArithmetic(binary),
            SqlStar star => Misplaced(star, "* stands alone in the list of columns, or in COUNT(*)."),
            SqlList list => BindList(list),
            SqlParameterMarker parameter => context.TypeOf(parameter),
            SqlUnreadable => SqlType.Unknown,
            _ => Conditions.Bind(expression),
        };
        context.Names.Add(expression, type);
        return type;
    }

    /// <summary>Binds the whole condition of a part of a statement.</summary>
    public void BindWhole(SqlExpressionNode condition)
    {
        BindCondition(condition);
        SqlTextsForColumns.ComplainOfParameters(context, condition);
    }

    /// <summary>Binds what must be true or false.</summary>
    public void BindCondition(SqlExpressionNode expression)
    {
        var type = Bind(expression);
        if (!SqlKinds.GoTogether(type.Kind, SqlKind.Boolean))
        {
            context.Report(SqlProblemCode.WrongType, expression,
                $"A condition is missing here; this is {SqlKinds.Words(type)}.");
        }
    }

    /// <summary>Complains about values that can neither be compared, sorted nor grouped; answers whether this is one.</summary>
    public bool ComplainIfOpaque(SqlExpressionNode expression, SqlType type, string what)
    {
        var message = type.Element switch
        {
            SqlKind.Opaque => $"Files and signatures can't be {what}.",
            SqlKind.Geolocation => $"A place can't be {what}; country(…) of it can.",
            SqlKind.Nothing => "A button has no value.",
            _ => null,
        };
        if (message is not null)
        {
            context.Report(SqlProblemCode.WrongType, expression, message);
        }

        return message is not null;
    }

    private SqlType Bind(SqlColumnReference reference)
    {
        if (reference.Table is null && FindAlias(reference) is { } item)
        {
            return BindAlias(reference, item);
        }

        if (FunctionDepth > 0 && reference.Table is null && !reference.Name.IsQuoted && !scope.Has(reference.Name)
            && FunctionCatalogue.Constant(reference.Name.Text) is { } constant)
        {
            context.Names.Add(reference, constant);
            return SqlType.Of(SqlKind.Number);
        }

        if (MayBeUnreadAlias(reference) || scope.Find(reference) is not { } use)
        {
            return SqlType.Unknown;
        }

        if (FunctionDepth > 0 && reference.Table is not null && scope.IsAlias(reference.Table))
        {
            context.Report(
                SqlProblemCode.NotAllowedHere,
                reference,
                "Inside functions SeaTable does not know aliases of tables.",
                SqlPrinter.ShortName(use.Column.Name));
        }

        context.Names.Add(reference, use);
        return use.Column.Value;
    }

    private SqlType BindAlias(SqlColumnReference reference, SqlSelectItem item)
    {
        if (FunctionDepth > 0)
        {
            context.Report(
                SqlProblemCode.NotAllowedHere,
                reference,
                "Inside functions SeaTable does not know aliases: write the expression itself.",
                Written(item));
        }

        // In the list of columns it could mean the item that it stands in.
        if (place is SqlPlace.Where or SqlPlace.Select)
        {
            return SqlType.Unknown;
        }

        context.Names.Add(reference, item);
        return context.Names.TypeOf(item.Value);
    }

    private SqlSelectItem? FindAlias(SqlColumnReference reference)
    {
        if (FunctionDepth > 0 && scope.Has(reference.Name))
        {
            return null;
        }

        var found = SqlNameLookup.Aliases(aliases, reference.Name.Text);
        if (found.Count == 0 || place is not (SqlPlace.Where or SqlPlace.Select))
        {
            return found.Count == 0 ? null : found[0];
        }

        if (!scope.Has(reference.Name))
        {
            var where = place == SqlPlace.Where ? "WHERE does not know" : "the list of columns does not know";
            context.Report(
                SqlProblemCode.UnknownColumn,
                reference,
                $"{ServerMessages.UnknownColumn(reference.Name.Text)}. It is an alias, which {where}: write the expression "
                    + "itself.",
                Written(found[0]));
            return found[0];
        }

        return null;
    }

    /// <summary>
    /// The expression of an item as it can stand among operators; null when it holds a value, which can't be written twice.
    /// </summary>
    private static string? Written(SqlSelectItem item) =>
        SqlTree.Contains(item.Value, part => part is SqlParameterMarker) ? null
        : item.Value is SqlColumnReference or SqlCall or SqlTextLiteral or SqlNumberLiteral or SqlBooleanLiteral or SqlNullLiteral
        ? item.Text
        : $"({item.Text})";

    /// <summary>Whether a name could be the alias of an item that could not be read.</summary>
    private bool MayBeUnreadAlias(SqlColumnReference reference) =>
        reference.Table is null
        && place is not (SqlPlace.Where or SqlPlace.Select)
        && aliases.Any(item => item.Value is SqlUnreadable)
        && !scope.Has(reference.Name);

    private SqlType BindSign(SqlUnary unary)
    {
        ExpectNumber(unary.Operand, Bind(unary.Operand));
        return SqlType.Of(SqlKind.Number);
    }

    private SqlType BindArithmetic(SqlBinary binary)
    {
        ExpectNumber(binary.Left, Bind(binary.Left));
        ExpectNumber(binary.Right, Bind(binary.Right));
        return SqlType.Of(SqlKind.Number);
    }

    private void ExpectNumber(SqlExpressionNode expression, SqlType type)
    {
        if (SqlKinds.GoTogether(SqlKinds.Compared(type), SqlKind.Number))
        {
            return;
        }

        var advice = type.Element switch
        {
            SqlKind.Date => " dateAdd(…) and dateDif(…) reckon with dates.",
            SqlKind.Text => " concatenate(…) joins texts; value(…) makes a number of one.",
            _ => "",
        };
        context.Report(
            SqlProblemCode.WrongType,
            expression,
            $"Only numbers can be reckoned with; this is {SqlKinds.Words(type)}.{advice}");
    }

    private SqlType BindList(SqlList list)
    {
        foreach (var item in list.Items)
        {
            Bind(item);
        }

        return Misplaced(list, "A list stands behind IN and HAS … OF only.");
    }

    private SqlType Misplaced(SqlExpressionNode expression, string message)
    {
        context.Report(SqlProblemCode.NotAllowedHere, expression, message);
        return SqlType.Unknown;
    }

    private static bool IsArithmetic(SqlBinaryOperator kind) => kind is SqlBinaryOperator.Add or SqlBinaryOperator.Subtract
        or SqlBinaryOperator.Multiply or SqlBinaryOperator.Divide;
}
