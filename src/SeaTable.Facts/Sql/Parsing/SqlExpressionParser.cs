using System;
using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Reads expressions: operators by how strongly they bind, and what stands between them.</summary>
/// <remarks>A method that answers null has told why.</remarks>
internal sealed class SqlExpressionParser
{
    /// <summary>How many expressions may stand inside each other. Whoever walks a tree may do so by recursion.</summary>
    public const int MaxHeight = 500;

    /// <summary>How many parentheses, functions and signs may stand around a value, as it is printed.</summary>
    public const int MaxDepth = 100;

    private readonly SqlTokenStream _tokens;
    private readonly SqlOperandParser _operands;
    private readonly SqlConditionParser _conditions;
    private readonly SqlChainParser _chains;
    private int _depth;

    public SqlExpressionParser(SqlTokenStream tokens)
    {
        _tokens = tokens;
        _operands = new SqlOperandParser(tokens, this);
        _conditions = new SqlConditionParser(tokens, this);
        _chains = new SqlChainParser(tokens, this);
    }

    /// <summary>How many levels the expression has that was read last.</summary>
    public int Height { get; set; }

    /// <summary>How deep its innermost value stands in the statement, as it is printed.</summary>
    public int Depth { get; set; }

    public SqlExpressionNode? Parse()
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            return TooDeep();
        }

        var expression = ParseBinary(SqlPrecedence.Or);
        _depth--;
        return expression;
    }

    /// <summary>An expression whose operators bind at least as strongly as told.</summary>
    public SqlExpressionNode? ParseBinary(SqlPrecedence least)
    {
        var outer = Depth;
        Depth = _depth;
        var left = ParseUnary(least);
        while (left is not null && SqlOperator.At(_tokens) is { } found && found.Precedence >= least)
        {
            found.RefuseForeign(_tokens);
            left = ParseBehind(left, found);
            if (left is not null && (Height > MaxHeight || Depth > MaxDepth))
            {
                return TooDeep();
            }
        }

        Depth = Math.Max(outer, Depth);
        return left;
    }

    private SqlExpressionNode? ParseBehind(SqlExpressionNode left, SqlOperator found)
    {
        if (found.Binary is SqlBinaryOperator.And or SqlBinaryOperator.Or)
        {
            return _chains.Parse(found, found.Binary.Value, left);
        }

        var height = Height;
        SqlExpressionNode? joined;
        if (found.Binary is not { } kind)
        {
            joined = _conditions.Parse(left);
        }
        else
        {
            _tokens.Take();
            joined = ParseBinary(found.Precedence + 1) is { } right ? found.Join(kind, left, right) : null;
        }

        Height = Math.Max(height, Height) + 1;
        return joined;
    }

    private SqlExpressionNode? ParseUnary(SqlPrecedence least)
    {
        var kind = SqlOperator.Unary(_tokens);
        if (kind is null || (kind == SqlUnaryOperator.Not && least > SqlPrecedence.Not))
        {
            return kind is null ? _operands.Parse() : Missing();
        }

        if (++_depth > MaxDepth)
        {
            _depth--;
            return TooDeep();
        }

        var first = _tokens.Take().Span;
        var operand = ParseBinary(kind == SqlUnaryOperator.Not ? SqlPrecedence.Not : SqlPrecedence.Sign);
        Height++;
        _depth--;
        return operand is null ? null : new SqlUnary(SqlSpan.Between(first, operand.Span), kind.Value, operand);
    }

    /// <summary>What stands in parentheses and between commas; the opening one is the current token.</summary>
    public List<SqlExpressionNode>? ParseItems(Func<SqlExpressionNode?> parseItem)
    {
        List<SqlExpressionNode> items = [];
        var height = 0;
        var opening = _tokens.Take().Span;
        while (!_tokens.IsSign(")") || items.Count > 0)
        {
            if (parseItem() is not { } item)
            {
                return null;
            }

            items.Add(item);
            height = Math.Max(height, Height);
            if (!_tokens.TakeSign(","))
            {
                break;
            }
        }

        Height = height + 1;
        return TakeClosing(opening) ? items : null;
    }

    public bool TakeClosing(SqlSpan opening)
    {
        var found = _tokens.TakeSign(")");
        if (!found)
        {
            _tokens.Report(
                _tokens.IsAtEnd ? opening : _tokens.Current.Span,
                _tokens.IsAtEnd ? "This parenthesis is not closed."
                    : $"A comma, an operator or ) is missing before {_tokens.Found}.");
        }

        return found;
    }

    /// <summary>Complains that no value stands where one must.</summary>
    public SqlExpressionNode? Missing()
    {
        var where = _tokens.IsAtEnd ? "at the end" : $"before {_tokens.Found}";
        _tokens.Report(
            _tokens.IsAtEnd ? _tokens.Previous.Span : _tokens.Current.Span,
            $"A value, a column or a function is missing {where}.");
        return null;
    }

    private SqlExpressionNode? TooDeep()
    {
        _tokens.Report(
            _tokens.Current.Span,
            "The statement is nested too deeply here. Many values that are compared with one column fit into IN (…).");
        return null;
    }
}
