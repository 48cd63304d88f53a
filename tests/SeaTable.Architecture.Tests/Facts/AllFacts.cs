using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SeaTable.Architecture.Tests.Facts;

/// <summary>
/// What is to stand in one file: names of system fields, of column types, of kinds of link formulas and of functions, limits,
/// words of refusals, forms of dates, quoting, the distance of words.
/// </summary>
/// <remarks>
/// Limits below 1000 are looked for beside the word of what they limit only, and types whose name is a word of its own, such as
/// <c>date</c>, not at all: as numbers and words they mean other things in most places.
/// </remarks>
internal static partial class AllFacts
{
    private const string Columns = "src/SeaTable.Facts/Columns/";
    private const string Limits = "src/SeaTable.Facts/Limits/ServerLimits.cs";
    private const string Messages = "src/SeaTable.Facts/Texts/ServerMessages.cs";
    private const string Dates = "src/SeaTable.Facts/Texts/DateForms.cs";

    /// <summary>The functions whose names are not words of their own.</summary>
    private static readonly string[] s_functions =
    [
        "isodate", "isomonth", "countItems", "eomonth", "networkdays", "startofweek", "dateAdd", "dateDif", "substitute",
        "rounddown", "roundup", "greatereq", "lessthaneq", "counta", "countall", "countblank", "weeknum", "isoweeknum", "toDate",
        "ifs", "rept",
    ];

    public static IReadOnlyList<Fact> All { get; } =
    [
        // Tables, views and links of the metadata have an _id of their own, which is a member of JSON there.
        Fact.Text("_id", Columns + "SystemFields.cs", @"(?<!\w)_id(?!\w)", IsIdOfMetadata),
        .. new[] { "_ctime", "_mtime", "_creator", "_last_modifier", "_locked", "_locked_by", "_archived" }
            .Select(name => Fact.Text(name, Columns + "SystemFields.cs", $@"(?<!\w){name}(?!\w)")),
        .. new[]
        {
            "long-text", "single-select", "multiple-select", "link-formula", "last-modifier", "auto-number", "digital-sign",
            "department-single-select",
        }.Select(name => Fact.Text(name, Columns + "ColumnTypeNames.cs", $@"(?<![\w-]){name}(?![\w-])")),
        .. new[] { "ctime", "mtime", "geolocation", "collaborator" }
            .Select(name => Fact.Word(name, Columns + "ColumnTypeNames.cs", name)),
        Fact.Word(
            "kinds of link formulas", Columns + "LinkFormulaKinds.cs", "count_links", "findmax", "findmin", "arrayunique",
            "rollup"),
        Fact.Word(
            "settings of link formulas", Columns + "LinkFormulaSettings.cs", "level1_linked_table_column_key",
            "level2_linked_table_column_key", "column_key_in_linked_record", "column_key_for_comparison", "summary_method"),
        new("types of results", Columns + "ResultTypes.cs", IndexOfResultType),
        .. new[] { 1000, 10_000, 100_000 }.Select(limit => Fact.Number(limit, Limits)),
        Fact.Text("limits in words", null, @"(?<![\w.,])(100 rows|50 links|500 columns|200 tables)\b"),
        .. new[] { "table", "column", "function" }.Select(
            thing => Fact.Text($"no such {thing}", Messages, $@"(?<!\bhas )no such {thing}")),
        .. new[] { "row _id not exi", "Row does not exist", "rows do not exist", "link inserted is exist" }.Select(
            words => Fact.Text(words, Messages, words)),
        Fact.Word("parts of refusals", Messages, "not exist", "not exits"),
        // In capitals it is the format of a column.
        Fact.Text("yyyy-MM-dd", Dates, @"(?-i:yyyy)\W{1,3}M{1,2}\W{1,3}d"),
        Fact.Word("HH:mm", Dates, "HH:mm"),
        new("functions", "src/SeaTable.Facts/Functions/FunctionCatalogue.cs", IndexOfFunction),
        new("quoting", "src/SeaTable.Facts/Sql/Tokens/SqlQuoting.cs", IndexOfQuoting),
        Fact.Declaration("distance of words", "src/SeaTable.Facts/Texts/EditDistance.cs", "distance|levenshtein|damerau"),
    ];

    private static bool IsIdOfMetadata(SyntaxToken token) =>
        TokenText.Of(token) == "_id" && TokenText.IsWhole(token) && MetadataFolders().IsMatch(token.SyntaxTree!.FilePath);

    /// <summary>
    /// The emulator says by name which of its functions is which, and a test holds that against the catalogue; what the checker
    /// knows beside it stands in the same project.
    /// </summary>
    private static int IndexOfFunction(SyntaxToken token) =>
        Fact.IsWord(token, s_functions, StringComparer.OrdinalIgnoreCase)
        && !(token.SyntaxTree!.FilePath.Contains("/SeaTable.Emulator/Functions/", StringComparison.Ordinal)
            && token.Parent!.Parent is ArgumentSyntax)
        && (!token.SyntaxTree.FilePath.StartsWith("src/SeaTable.Facts/", StringComparison.Ordinal)
            || token.SyntaxTree.FilePath.EndsWith("/FunctionCatalogue.cs", StringComparison.Ordinal))
            ? 0
            : -1;

    /// <summary>A word is a type of a result only where one is asked for or set.</summary>
    private static int IndexOfResultType(SyntaxToken token)
    {
        if (TokenText.Of(token) is not ("number" or "string" or "bool" or "date" or "array"))
            return -1;
        if (token.SyntaxTree!.FilePath.EndsWith("/ResultTypes.cs", StringComparison.Ordinal))
            return 0;
        var asking = token.Parent!.Ancestors().FirstOrDefault(node => node
            is SwitchExpressionArmSyntax or SwitchSectionSyntax or BinaryExpressionSyntax or IsPatternExpressionSyntax
            or AssignmentExpressionSyntax or StatementSyntax);
        var isTold = asking switch
        {
            SwitchExpressionArmSyntax arm =>
                arm.Pattern.Contains(token.Parent) && IsResultType(((SwitchExpressionSyntax)arm.Parent!).GoverningExpression),
            SwitchSectionSyntax section => IsResultType(((SwitchStatementSyntax)section.Parent!).Expression),
            BinaryExpressionSyntax comparison => IsResultType(comparison),
            IsPatternExpressionSyntax pattern => IsResultType(pattern.Expression),
            AssignmentExpressionSyntax assignment => IsResultType(assignment.Left),
            _ => false,
        };
        return isTold ? 0 : -1;
    }

    private static bool IsResultType(SyntaxNode node) =>
        node.DescendantTokens().Any(token => TokenText.Of(token) == "result_type" || token.ValueText == "resultType");

    /// <summary>A quote is doubled, or stands around something.</summary>
    private static int IndexOfQuoting(SyntaxToken token)
    {
        if (TokenText.Of(token) is "``" or "''" && token.Parent!.Parent is ArgumentSyntax)
            return 0;
        var isOpening = token.IsKind(SyntaxKind.InterpolatedStringTextToken)
            && token.GetNextToken().Parent is InterpolationSyntax { } hole
            && token.ValueText is { Length: > 0 } text && text[^1] is '`'
            && hole.CloseBraceToken.GetNextToken() is var behind && behind.ValueText.StartsWith('`');
        return isOpening ? token.ValueText.Length - 1 : -1;
    }

    [GeneratedRegex("/(Metadata|Schemas?|Loading|Operations)/")]
    private static partial Regex MetadataFolders();
}
