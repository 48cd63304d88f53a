using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Tests.Properties;
using SeaTable.Sql;

namespace SeaTable.Generators.Tests.Sql;

/// <summary>Any text, in any kind of string literal: it is read as it is, and each character is found where it stands.</summary>
public sealed class LiteralPropertyTests
{
    private static readonly string[] s_styles = ["\"", "@\"", "$\"", "$@\"", "\"\"\"", "\"\"\"\n", "$\"\"\"\n"];

    private static Gen<string> Text { get; } = Gen.OneOf(
        HostileNames.Any,
        HostileNames.Any.ListOf(0, 4).Select(parts => string.Join(" ", parts)),
        Gen.Elements("SELECT", "'it''s'", "\"x\"", "{", "}}", "\\", "\t", "\n", "  ", "`a b`", "?", "--", "😀")
            .ListOf(0, 12)
            .Select(string.Concat));

    [Fact]
    public void It_is_read_as_it_is() => Cases.Try(
        Cases.Generated,
        Arb.From(from text in Text from style in Gen.Elements(s_styles) select (text, style)),
        literal =>
        {
            if (Write(literal.text, literal.style) is not { } code)
            {
                return;
            }

            var expression = SyntaxFactory.ParseExpression(code);
            var source = Read(expression);

            Assert.Equal(literal.text, source.Text);
            var last = 0;
            for (var index = 0; index < source.Text.Length; index++)
            {
                var place = source.Place(new SqlSpan(index, 1));
                Assert.InRange(place.Start, last, code.Length);
                Assert.InRange(place.Length, 1, 10);
                last = place.Start;
                var written = code.Substring(place.Start, place.Length);
                Assert.True(
                    written[0] == source.Text[index] || written[0] == '\\',
                    $"'{source.Text[index]}' is not '{written}' of {code}");
            }
        });

    [Fact]
    public void What_is_escaped_for_a_literal_says_the_same_in_it() => Cases.Try(
        Cases.Generated,
        Arb.From(from text in Text from style in Gen.Elements(s_styles[..4]) select (text, style)),
        literal =>
        {
            var escaped = new LiteralStyle(literal.style.Contains('@'), false, literal.style.Contains('$'))
                .Escape(literal.text)!;
            var expression = SyntaxFactory.ParseExpression(literal.style + escaped + "\"");
            Assert.Equal(literal.text, Read(expression).Text);
        });

    private static SqlStringSource Read(ExpressionSyntax expression) =>
        SqlSourceReader.Read(
            new SqlArgument(expression, IsText: false, IsStatement: true, [], null), null, CancellationToken.None);

    /// <summary>The literal, or null when that text can't be written so.</summary>
    private static string? Write(string text, string style)
    {
        if (text.Contains('\r')
            || (
                style.Contains("\"\"\"", StringComparison.Ordinal)
                    && (text.Contains('"') || text.Contains('{') || text.Contains('}'))))
        {
            return null;
        }

        switch (style)
        {
            case "\"":
                return SymbolDisplay.FormatLiteral(text, quote: true);
            case "$\"":
                return "$"
                    + SymbolDisplay.FormatLiteral(text, quote: true)
                        .Replace("{", "{{", StringComparison.Ordinal)
                        .Replace("}", "}}", StringComparison.Ordinal);
            case "@\"":
                return style + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            case "$@\"":
                return style
                    + text.Replace("\"", "\"\"", StringComparison.Ordinal)
                        .Replace("{", "{{", StringComparison.Ordinal)
                        .Replace("}", "}}", StringComparison.Ordinal) + "\"";
            case "\"\"\"":
                return text.Length == 0 || HasLineEnd(text) ? null : style + text + "\"\"\"";
            default:
                return HasLineEnd(text.Replace("\n", "", StringComparison.Ordinal))
                    ? null
                    : style + "    " + text.Replace("\n", "\n    ", StringComparison.Ordinal) + "\n    \"\"\"";
        }
    }

    private static bool HasLineEnd(string text) => text.IndexOfAny(['\n', '\u0085', '\u2028', '\u2029']) >= 0;
}
