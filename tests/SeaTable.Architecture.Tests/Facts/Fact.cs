using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Architecture.Tests.Facts;

/// <summary>Something about SeaTable that is to stand in one file.</summary>
/// <param name="Name">What tests call it.</param>
/// <param name="File">The file; null when no file has it in so many words, for it is made of another fact.</param>
/// <param name="IndexIn">Where it begins in what a token means, or -1. Comments have no tokens.</param>
internal sealed record Fact(string Name, string? File, Func<SyntaxToken, int> IndexIn)
{
    /// <summary>A fact that is a part of texts, in capitals or not.</summary>
    public static Fact Text(string name, string? file, string pattern, Func<SyntaxToken, bool>? except = null)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        return new Fact(name, file, token =>
            TokenText.Of(token) is { } text && regex.Match(text) is { Success: true } match && except?.Invoke(token) != true
                ? match.Index
                : -1);
    }

    /// <summary>A fact that is a word, and means it only where it is all that a text holds.</summary>
    public static Fact Word(string name, string file, params string[] words) =>
        new(name, file, token => IsWord(token, words, StringComparer.Ordinal) ? 0 : -1);

    /// <summary>Whether a token is a text that holds one of some words and nothing else.</summary>
    public static bool IsWord(SyntaxToken token, string[] words, StringComparer comparer) =>
        TokenText.Of(token) is { } text && TokenText.IsWhole(token) && words.Contains(text, comparer);

    /// <summary>
    /// A fact that is a number, of whatever type, alone in a text too, or one less or more where it is compared so.
    /// </summary>
    public static Fact Number(int limit, string file)
    {
        var digits = limit.ToString("N0", CultureInfo.InvariantCulture).Replace(",", "[,_ ]?", StringComparison.Ordinal);
        var regex = new Regex($@"(?<![\w.,:/#-]){digits}(?![\w:/-]|[.,]\d)", RegexOptions.CultureInvariant);
        return new Fact(limit.ToString(CultureInfo.InvariantCulture), file, token =>
            TokenText.Number(token) is { } number && (number == limit || number == limit + OffBy(token)) ? 0
            : TokenText.Of(token) is { } text && regex.Match(text) is { Success: true } match ? match.Index
            : -1);
    }

    /// <summary>A fact that is an algorithm: types and methods are called by it.</summary>
    public static Fact Declaration(string name, string file, string pattern)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        return new Fact(name, file, token =>
            token.IsKind(SyntaxKind.IdentifierToken) && regex.IsMatch(token.ValueText)
            && token.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax
                or DelegateDeclarationSyntax or VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax }
                ? 0
                : -1);
    }

    /// <summary>Finds the lines of a file in which it stands.</summary>
    public IEnumerable<Place> Find(string file, string code) =>
        Find(CSharpSyntaxTree.ParseText(code, path: file.Replace('\\', '/')));

    /// <summary>Finds the lines of a file in which it stands.</summary>
    public IEnumerable<Place> Find(SyntaxTree tree)
    {
        var text = tree.GetText();
        return tree.GetRoot().DescendantTokens()
            .Select(token => (Token: token, Index: IndexIn(token)))
            .Where(found => found.Index >= 0)
            .Select(found => text.Lines.GetLineFromPosition(found.Token.SpanStart).LineNumber
                + TokenText.LinesBefore(found.Token, found.Index))
            .Select(line => new Place(tree.FilePath, line + 1, text.Lines[line].ToString().Trim()));
    }

    // More than 999 is a limit of 1000 as well, and so is less than 1001.
    private static int OffBy(SyntaxToken token) => token.Parent?.Parent switch
    {
        BinaryExpressionSyntax comparison when comparison.Right == token.Parent => Neighbour(comparison.OperatorToken),
        RelationalPatternSyntax pattern => Neighbour(pattern.OperatorToken),
        _ => 0,
    };

    private static int Neighbour(SyntaxToken comparison) => comparison.Kind() switch
    {
        SyntaxKind.GreaterThanToken or SyntaxKind.LessThanEqualsToken => -1,
        SyntaxKind.LessThanToken or SyntaxKind.GreaterThanEqualsToken => 1,
        _ => 0,
    };
}
