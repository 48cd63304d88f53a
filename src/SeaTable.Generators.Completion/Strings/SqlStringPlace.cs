using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Sql;

namespace SeaTable.Generators.Completion.Strings;

/// <summary>A place inside a statement that is written in code.</summary>
/// <param name="Source">The statement.</param>
/// <param name="Offset">The place, counted in the characters of the statement.</param>
/// <param name="Position">The same place in the file.</param>
/// <param name="Style">How the string is written there.</param>
/// <param name="Receivers">The types on whose members the statement is handed over, the nearest first.</param>
internal sealed record SqlStringPlace(
    SqlStringSource Source, int Offset, int Position, LiteralStyle Style, IReadOnlyList<ITypeSymbol> Receivers)
{
    /// <summary>Finds the statement around a place of a file; null where it stands in none.</summary>
    public static SqlStringPlace? Find(
        SyntaxNode root, int position, SemanticModel model, CancellationToken cancellationToken) =>
        SyntaxAt(root, position) is { } text
        && SqlSymbols.Of(model.Compilation) is { } symbols
        && SqlHandover.Of(text, model, symbols, cancellationToken) is { } handover
            ? Of(text, SqlSourceReader.Read(handover, model, cancellationToken), position, handover.Receivers)
            : null;

    /// <summary>The string around a place, unless that is in one of its holes; null where there is none.</summary>
    public static ExpressionSyntax? SyntaxAt(SyntaxNode root, int position)
    {
        if (position == 0 || position > root.FullSpan.End)
        {
            return null;
        }

        // A string that is not closed ends where the file or the line does.
        var token = root.FindToken(position - 1);
        return token.Parent switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression)
                && token.SpanStart < position
                && (position < token.Span.End || token.ContainsDiagnostics) => literal,
            InterpolatedStringExpressionSyntax whole when token == whole.StringStartToken && position >= token.Span.End => whole,
            InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } => whole,
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax whole } hole
                when token == hole.CloseBraceToken && position >= token.Span.End => whole,
            _ => null,
        };
    }

    /// <summary>Where in the file words of the statement stand that end at the place or go on behind it.</summary>
    public TextSpan PlaceOf(SqlSpan words)
    {
        if (words.Length == 0)
        {
            return new TextSpan(Position, 0);
        }

        // What stands in another part of the string than the place is left alone.
        var start = words.Start < Offset ? Source.Place(SqlSpan.Between(words, new SqlSpan(Offset, 0))).Start : Position;
        var end = words.End > Offset ? Source.Place(new SqlSpan(Offset, words.End - Offset)).End : Position;
        return TextSpan.FromBounds(
            start <= Position ? start : Position, end >= Position ? end : Position);
    }

    /// <summary>
    /// Whether a place is none of the text: it is amid an escape, or in the indentation that a raw string does not have in it.
    /// </summary>
    private static bool IsBetween(SqlPiece piece, IReadOnlyList<TextSpan> places, int position) =>
        piece.CodeStart < position && position < piece.CodeStart + piece.Code!.Length
        && !places.Any(place => place.Start == position || place.End == position);

    private static SqlStringPlace? Of(
        ExpressionSyntax text, SqlStringSource source, int position, IReadOnlyList<ITypeSymbol> receivers)
    {
        var (start, offset) = (0, 0);
        LiteralStyle? style = text is InterpolatedStringExpressionSyntax interpolated ? LiteralStyle.Of(interpolated) : null;
        foreach (var piece in source.Pieces)
        {
            if (piece.Code is { } code && piece.CodeStart <= position && position <= piece.CodeStart + code.Length)
            {
                if (piece.Places is not { } places || IsBetween(piece, places, position))
                {
                    return null;
                }

                style = piece.Style;
                offset = start + places.Count(place => place.End <= position);
            }
            else if (piece.Span.End <= position)
            {
                offset = start + piece.Text.Length;
            }

            start += piece.Text.Length;
        }

        return style is { } found ? new SqlStringPlace(source, offset, position, found, receivers) : null;
    }
}
