using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>A part of an expression that gives a statement.</summary>
/// <param name="Text">What it adds to the statement: <c>?</c> for a value, <c>(?)</c> for a list of them.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Places">Where each character of the text stands; null when it is written elsewhere, or is a value.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Value">The value, if it is one.</param>
/// <param name="Type">The type of the value, as far as it is known.</param>
internal sealed record SqlPiece(
    string Text,
    TextSpan Span,
    IReadOnlyList<TextSpan>? Places,
    LiteralStyle Style,
    ExpressionSyntax? Value = null,
    SqlValueType Type = default);
