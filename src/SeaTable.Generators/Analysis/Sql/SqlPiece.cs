using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>A part of an expression that gives a statement.</summary>
/// <param name="Text">What it adds to the statement: <c>?</c> for a value, <c>(?)</c> for a list of them.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Code">How the text is written; null when it is written elsewhere, or is a value.</param>
/// <param name="CodeStart">Where that begins in the file.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Value">The value, if it is one.</param>
/// <param name="Type">The type of the value, as far as it is known.</param>
internal sealed record SqlPiece(
    string Text,
    TextSpan Span,
    string? Code,
    int CodeStart,
    LiteralStyle Style,
    ExpressionSyntax? Value = null,
    SqlValueType Type = default)
{
    private IReadOnlyList<TextSpan>? _places;

    /// <summary>
    /// Gets where each character of the text stands, which is asked for when something is wrong with it; null when it is written
    /// elsewhere.
    /// </summary>
    public IReadOnlyList<TextSpan>? Places =>
        _places ??= Code is null ? null : LiteralMap.Of(Code, CodeStart, Text, Style);
}
