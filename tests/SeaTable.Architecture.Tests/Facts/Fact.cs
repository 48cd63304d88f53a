using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SeaTable.Architecture.Tests.Facts;

/// <summary>Something about SeaTable that is to stand in one file.</summary>
/// <param name="Name">What tests call it.</param>
/// <param name="File">The file.</param>
/// <param name="IndexIn">Where it begins in a token of the code, or -1. Comments have no tokens.</param>
internal sealed partial record Fact(string Name, string File, Func<SyntaxToken, int> IndexIn)
{
    private const string Columns = "src/SeaTable.Facts/Columns/";
    private const string Limits = "src/SeaTable.Facts/Limits/ServerLimits.cs";
    private const string Messages = "src/SeaTable.Facts/Texts/ServerMessages.cs";
    private const string Dates = "src/SeaTable.Facts/Texts/DateForms.cs";

    /// <summary>Gets the files that hold the same number or word for another thing.</summary>
    public static IReadOnlyList<(string Fact, string File, string Reason)> Exceptions { get; } =
    [
        ("10000", "src/SeaTable.Emulator/Options/SeaTableEmulatorOptions.cs", "How many requests the emulator remembers."),
        ("100000", "src/SeaTable.Emulator/Tokens/Lifetime.cs", "The longest lifetime of a token."),
        ("100000", "src/SeaTable.Emulator/Columns/Types/DateType.cs", "How many days a default may be away from today."),
        ("100000", "src/SeaTable.Emulator/Views/DateFilter.cs", "How many days a filter may be away from today."),
        ("_id", Messages, "The words of a server, which name it."),
        ("1000", "src/SeaTable.Generators/Emit/Documentation.cs", "How long a text in the docs of generated code may be."),
    ];

    /// <summary>
    /// Gets all of them: names of system fields and of column types, limits, words of refusals, forms of dates.
    /// </summary>
    /// <remarks>
    /// Limits below 1000 and types whose name is a word of its own, such as <c>date</c>, are not looked for: as numbers and words
    /// they mean other things in most places.
    /// </remarks>
    public static IReadOnlyList<Fact> All { get; } =
    [
        // Tables, views and links of the metadata have an _id of their own, which is a member of JSON there.
        Text("_id", Columns + "SystemFields.cs", @"(?<!\w)_id(?!\w)", exceptExactly: "\"_id\"", exceptIn: MetadataFolders()),
        .. new[] { "_ctime", "_mtime", "_creator", "_last_modifier", "_locked", "_locked_by", "_archived" }
            .Select(name => Text(name, Columns + "SystemFields.cs", $@"(?<!\w){name}(?!\w)")),
        .. new[]
        {
            "long-text", "single-select", "multiple-select", "link-formula", "ctime", "last-modifier", "mtime", "auto-number",
            "digital-sign",
            "department-single-select",
        }.Select(name => Text(name, Columns + "ColumnTypeNames.cs", $"^\"+{name}\"+(u8)?$")),
        .. new[] { 1000, 10_000, 100_000 }.Select(limit => Number(limit, Limits)),
        .. new[] { "no such table", "no such column", "no such function" }.Select(
            words => Text(words, Messages, $@"^\W*{words}")),
        .. new[] { "row _id not exi", "Row does not exist", "rows do not exist" }.Select(words => Text(words, Messages, words)),
        Text("yyyy-MM-dd", Dates, "yyyy-MM-dd"),
    ];

    /// <summary>Whether the file holds the same number or word for another thing.</summary>
    public bool IsExcepted(string file) => Exceptions.Any(exception => exception.Fact == Name && exception.File == file);

    /// <summary>Finds the lines of a file in which it stands.</summary>
    public IEnumerable<Place> Find(string file, string code)
    {
        var path = file.Replace('\\', '/');
        var tree = CSharpSyntaxTree.ParseText(code, path: path);
        var text = tree.GetText();
        return tree.GetRoot().DescendantTokens()
            .Select(token => (token.SpanStart, Index: IndexIn(token)))
            .Where(found => found.Index >= 0)
            .Select(found => text.Lines.GetLineFromPosition(found.SpanStart + found.Index))
            .Select(line => new Place(path, line.LineNumber + 1, line.ToString().Trim()));
    }

    private static Fact Text(string name, string file, string pattern, string? exceptExactly = null, Regex? exceptIn = null)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant);
        return new Fact(name, file, token =>
            IsText(token)
            && !(token.Text == exceptExactly && exceptIn!.IsMatch(token.SyntaxTree!.FilePath))
            && regex.Match(token.Text) is { Success: true } match
                ? match.Index
                : -1);
    }

    private static Fact Number(int limit, string file) => new(
        limit.ToString(CultureInfo.InvariantCulture),
        file,
        token => token.IsKind(SyntaxKind.NumericLiteralToken) && token.Value is int value && value == limit ? 0 : -1);

    private static bool IsText(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;

    [GeneratedRegex("/(Metadata|Schema|Loading|Operations)/")]
    private static partial Regex MetadataFolders();
}
