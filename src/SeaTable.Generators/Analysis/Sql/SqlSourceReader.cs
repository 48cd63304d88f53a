using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Takes an expression that gives a statement apart into texts and values.</summary>
internal sealed class SqlSourceReader(bool isText, SemanticModel? model, CancellationToken cancellationToken)
{
    private readonly List<SqlPiece> _pieces = [];

    /// <summary>The texts and values of an expression, in its order.</summary>
    public static SqlStringSource Read(SqlArgument handover, SemanticModel? model, CancellationToken cancellationToken)
    {
        var reader = new SqlSourceReader(handover.IsText, model, cancellationToken);
        reader.Read(handover.Expression);
        return new SqlStringSource(reader._pieces, handover.Expression.Span);
    }

    private void Read(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parentheses:
                Read(parentheses.Expression);
                break;
            case CastExpressionSyntax cast:
                Read(cast.Expression);
                break;
            case PostfixUnaryExpressionSyntax suppression when suppression.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                Read(suppression.Operand);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                ReadInterpolated(interpolated);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                ReadLiteral(literal.Token);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                Read(binary.Left);
                Read(binary.Right);
                break;
            default:
                ReadOther(expression);
                break;
        }
    }

    /// <summary>A constant that is written elsewhere, or a value.</summary>
    private void ReadOther(ExpressionSyntax expression)
    {
        var constant = Constant(expression) ?? TextLocals.Constant(expression, model, cancellationToken);
        _pieces.Add(constant is null
            ? new SqlPiece("?", expression.Span, null, 0, default, expression, SqlValueType.Of(TypeOf(expression)).Alone())
            : new SqlPiece(constant, expression.Span, null, 0, default));
    }

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => model?.GetTypeInfo(expression, cancellationToken).Type;

    private string? Constant(ExpressionSyntax expression) =>
        model?.GetConstantValue(expression, cancellationToken).Value as string;

    private void ReadInterpolated(InterpolatedStringExpressionSyntax interpolated)
    {
        var style = LiteralStyle.Of(interpolated);
        foreach (var content in interpolated.Contents)
        {
            if (content is InterpolationSyntax { AlignmentClause: null, FormatClause: null } constant
                && isText
                && Constant(constant.Expression) is { } words)
            {
                _pieces.Add(new SqlPiece(words, constant.Span, null, 0, style));
            }
            else if (content is InterpolationSyntax hole)
            {
                var type = SqlValueType.Of(TypeOf(hole.Expression));
                _pieces.Add(new SqlPiece(type.IsList ? "(?)" : "?", hole.Span, null, 0, style, hole.Expression, type));
            }
            else if (content is InterpolatedStringTextSyntax text)
            {
                Add(text.TextToken.Text, text.TextToken.SpanStart, Value(text.TextToken, style), style, text.Span);
            }
        }
    }

    /// <summary>What a text says. The compiler's own value may still have its braces doubled.</summary>
    private static string Value(SyntaxToken token, LiteralStyle style)
    {
        var value = token.ValueText;
        var isWhole = style.IsRaw
            || (value.IndexOf("{{", StringComparison.Ordinal) < 0 && value.IndexOf("}}", StringComparison.Ordinal) < 0)
            || LiteralMap.Of(token.Text, token.SpanStart, value, style) is not null;
        return isWhole ? value : value.Replace("{{", "{").Replace("}}", "}");
    }

    private void ReadLiteral(SyntaxToken token)
    {
        var isVerbatim = token.Text.StartsWith("@", StringComparison.Ordinal);
        var isRaw = token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
            || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken);
        var quotes = 1;
        while (isRaw && quotes < token.Text.Length && token.Text[quotes] == '"')
        {
            quotes++;
        }

        var start = quotes + (isVerbatim ? 1 : 0);

        // While it is typed its end may be missing.
        var isClosed = token.Text.Length >= start + quotes
            && token.Text.EndsWith(new string('"', quotes), StringComparison.Ordinal);
        var end = token.Text.Length - (isClosed ? quotes : 0);
        if (token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        {
            // The first line holds the quotes only, and so does the last.
            start = token.Text.IndexOf('\n', start) + 1;
            end = isClosed ? token.Text.LastIndexOf('\n', end - 1) : end;
            end -= isClosed && end > start && token.Text[end - 1] == '\r' ? 1 : 0;
        }

        // Of a raw string without an end the compiler says nothing.
        var code = end >= start ? token.Text.Substring(start, end - start) : "";
        Add(
            code,
            token.SpanStart + start,
            isRaw && !isClosed ? code : token.ValueText,
            new LiteralStyle(isVerbatim, isRaw, IsInterpolated: false),
            token.Span);
    }

    private void Add(string code, int start, string value, LiteralStyle style, TextSpan span) =>
        _pieces.Add(new SqlPiece(value, span, code, start, style));
}
