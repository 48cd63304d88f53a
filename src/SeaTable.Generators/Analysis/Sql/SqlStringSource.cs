using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>A statement's text, and where in the code each part of it stands.</summary>
internal sealed class SqlStringSource
{
    private readonly List<(int Start, SqlPiece Piece)> _pieces = [];

    private readonly TextSpan _whole;

    /// <param name="pieces">The parts of the statement.</param>
    /// <param name="whole">Where all of it stands.</param>
    public SqlStringSource(IEnumerable<SqlPiece> pieces, TextSpan whole)
    {
        _whole = whole;
        var start = 0;
        foreach (var piece in pieces)
        {
            _pieces.Add((start, piece));
            start += piece.Text.Length;
        }

        Text = string.Concat(_pieces.Select(piece => piece.Piece.Text));
        Values =
        [
            .. _pieces.Where(piece => piece.Piece.Value is not null)
                .Select(piece => (piece.Start + (piece.Piece.Type.IsList ? 1 : 0), piece.Piece)),
        ];
    }

    /// <summary>The statement, with <c>?</c> for each value.</summary>
    public string Text { get; }

    public IEnumerable<SqlPiece> Pieces => _pieces.Select(piece => piece.Piece);

    /// <summary>The values, and where their <c>?</c> stand in the statement.</summary>
    public IReadOnlyList<(int Start, SqlPiece Piece)> Values { get; }

    /// <summary>Whether nothing of the statement can be read: it is a value as a whole.</summary>
    public bool IsUnseen => _pieces.Count == 1 && _pieces[0].Piece.Value is { Parent: not InterpolationSyntax };

    /// <summary>Where words of the statement stand in the code.</summary>
    public TextSpan Place(SqlSpan words)
    {
        if (Text.Length == 0)
        {
            return _whole;
        }

        var last = PlaceOf(words.Length == 0 ? words.Start - 1 : words.End - 1);
        return words.Length == 0 ? new TextSpan(last.End, 0) : TextSpan.FromBounds(PlaceOf(words.Start).Start, last.End);
    }

    /// <summary>How words could be written in place of others; null when these do not stand in one string.</summary>
    public string? Escape(SqlSpan replaced, string replacement)
    {
        var first = PieceAt(replaced.Length == 0 ? replaced.Start - 1 : replaced.Start);
        if (replaced.Length == 0 && first is { Value: not null })
        {
            // Behind a hole the string goes on as it is written everywhere else.
            return Pieces.FirstOrDefault(piece => piece.Value is null) is { } other ? other.Style.Escape(replacement) : null;
        }

        return first?.Places is not null && first == PieceAt(replaced.Length == 0 ? replaced.Start - 1 : replaced.End - 1)
            ? first.Style.Escape(replacement)
            : null;
    }

    private TextSpan PlaceOf(int offset)
    {
        var (start, piece) = _pieces.LastOrDefault(piece => piece.Start <= offset && piece.Piece.Text.Length > 0);
        piece ??= _pieces[0].Piece;
        var within = offset - start;
        return piece.Places is { } places && within >= 0 && within < places.Count ? places[within] : piece.Span;
    }

    private SqlPiece? PieceAt(int offset) =>
        _pieces.LastOrDefault(piece => piece.Start <= offset && offset < piece.Start + piece.Piece.Text.Length).Piece;
}
