using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SeaTable.Architecture.Tests.Facts;

/// <summary>The texts and numbers that code has, by what they mean and not by how they are written.</summary>
internal static class TokenText
{
    /// <summary>Gets the text of a string of any form, with its escapes resolved; null for all else.</summary>
    public static string? Of(SyntaxToken token) => token.Kind() is
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken
            ? token.ValueText
            : null;

    /// <summary>Whether the text is all that the string holds, holes included.</summary>
    public static bool IsWhole(SyntaxToken token) =>
        !token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.Parent!.Parent!.ChildNodes().Count() == 1;

    /// <summary>Gets the number that a literal of any type stands for; null for all else.</summary>
    public static double? Number(SyntaxToken token) => token.Value switch
    {
        _ when !token.IsKind(SyntaxKind.NumericLiteralToken) => null,
        int number => number,
        uint number => number,
        long number => number,
        ulong number => number,
        float number => number,
        double number => number,
        decimal number => (double)number,
        _ => null,
    };

    /// <summary>Gets how many lines below the token's first one a place in its text stands.</summary>
    public static int LinesBefore(SyntaxToken token, int index)
    {
        if (!token.Text.Contains('\n', StringComparison.Ordinal))
            return 0;
        var opening = token.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
            ? 1 : 0;
        return opening + token.ValueText[..index].Count(letter => letter == '\n');
    }
}
