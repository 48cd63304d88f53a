using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Sql;

/// <summary>A part of an expression that gives a statement.</summary>
/// <param name="Text">What it adds to the statement: <c>?</c> for a value.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Places">Where each character of the text stands; null when it is written elsewhere, or is a value.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Value">The value, if it is one.</param>
internal sealed record SqlPiece(string Text, TextSpan Span, IReadOnlyList<TextSpan>? Places, LiteralStyle Style, ExpressionSyntax? Value);
