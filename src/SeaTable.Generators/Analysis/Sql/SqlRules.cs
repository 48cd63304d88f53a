using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>
/// What is reported about SQL in strings. A message is written where the problem is found, in the parser, the binder or an
/// analyzer; each rule has a page in docs/diagnostics.
/// </summary>
internal static class SqlRules
{
    private const string Category = "SeaTable.Sql";
    private const string Pages = "https://github.com/seatable-generators/seatable-generators/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor Unreadable = new(
        "STB2001",
        "The SQL can't be read",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2001.md");

    public static readonly DiagnosticDescriptor NotSupported = new(
        "STB2002",
        "SeaTable's SQL does not have this",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2002.md");

    public static readonly DiagnosticDescriptor UnknownTable = new(
        "STB2003",
        "The base has no such table",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2003.md");

    public static readonly DiagnosticDescriptor UnknownColumn = new(
        "STB2004",
        "The table has no such column",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2004.md");

    public static readonly DiagnosticDescriptor UnknownFunction = new(
        "STB2005",
        "SeaTable's SQL has no such function",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2005.md");

    public static readonly DiagnosticDescriptor AmbiguousColumn = new(
        "STB2006",
        "A column's name can mean several",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2006.md");

    public static readonly DiagnosticDescriptor WrongArguments = new(
        "STB2007",
        "The arguments do not fit",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2007.md");

    public static readonly DiagnosticDescriptor WrongType = new(
        "STB2008",
        "The value has the wrong type",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2008.md");

    public static readonly DiagnosticDescriptor NotGrouped = new(
        "STB2009",
        "A column is not grouped",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2009.md");

    public static readonly DiagnosticDescriptor NotAllowedHere = new(
        "STB2010",
        "This can't stand here",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2010.md");

    public static readonly DiagnosticDescriptor NotConstant = new(
        "STB2011",
        "Only constants can be written",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2011.md");

    public static readonly DiagnosticDescriptor JoinWithoutCondition = new(
        "STB2012",
        "A joined table has no condition",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2012.md");

    public static readonly DiagnosticDescriptor InsertOnOrdinaryBase = new(
        "STB2013",
        "INSERT works with big data storage only",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2013.md");

    public static readonly DiagnosticDescriptor NoLimit = new(
        "STB2014",
        $"Without LIMIT only {ServerLimits.SqlRowsWithoutLimit} rows come",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2014.md");

    public static readonly DiagnosticDescriptor LimitTooLarge = new(
        "STB2015",
        "The limit is larger than the server's",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2015.md");

    public static readonly DiagnosticDescriptor NoWhere = new(
        "STB2016",
        "Without WHERE all rows are written",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2016.md");

    public static readonly DiagnosticDescriptor NotWritable = new(
        "STB2017",
        "SQL can't write this column",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2017.md");

    public static readonly DiagnosticDescriptor UnknownOption = new(
        "STB2018",
        "The column has no such option",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2018.md");

    public static readonly DiagnosticDescriptor HoleInQuotes = new(
        "STB2019",
        "A value stands in quotes",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2019.md");

    public static readonly DiagnosticDescriptor NotConstantSql = new(
        "STB2020",
        "The SQL is put together at run time",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2020.md");

    public static readonly DiagnosticDescriptor PlaceWithoutValue = new(
        "STB2021",
        "A ? has no value",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2021.md");

    public static readonly DiagnosticDescriptor ValueNotSendable = new(
        "STB2022",
        "A value can't be sent",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2022.md");

    public static readonly DiagnosticDescriptor TextForColumn = new(
        "STB2023",
        "A text stands where a column would",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2023.md");

    public static readonly DiagnosticDescriptor NoRows = new(
        "STB2024",
        "The SQL gives no rows of this table",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2024.md");

    public static readonly DiagnosticDescriptor MachineTimeZone = new(
        "STB2025",
        "A DateTime becomes a moment in the machine's time zone",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB2025.md");

    private static readonly Dictionary<SqlProblemCode, DiagnosticDescriptor> s_byCode = new()
    {
        [SqlProblemCode.Syntax] = Unreadable,
        [SqlProblemCode.NotSupported] = NotSupported,
        [SqlProblemCode.UnknownTable] = UnknownTable,
        [SqlProblemCode.UnknownColumn] = UnknownColumn,
        [SqlProblemCode.UnknownFunction] = UnknownFunction,
        [SqlProblemCode.AmbiguousColumn] = AmbiguousColumn,
        [SqlProblemCode.WrongArguments] = WrongArguments,
        [SqlProblemCode.WrongType] = WrongType,
        [SqlProblemCode.NotGrouped] = NotGrouped,
        [SqlProblemCode.NotAllowedHere] = NotAllowedHere,
        [SqlProblemCode.NotConstant] = NotConstant,
        [SqlProblemCode.JoinWithoutCondition] = JoinWithoutCondition,
        [SqlProblemCode.InsertOnOrdinaryBase] = InsertOnOrdinaryBase,
        [SqlProblemCode.NoLimit] = NoLimit,
        [SqlProblemCode.LimitTooLarge] = LimitTooLarge,
        [SqlProblemCode.NoWhere] = NoWhere,
        [SqlProblemCode.NotWritable] = NotWritable,
        [SqlProblemCode.UnknownOption] = UnknownOption,
        [SqlProblemCode.TextForColumn] = TextForColumn,
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        ImmutableArray.CreateRange(s_byCode.Values)
            .AddRange(HoleInQuotes, NotConstantSql, PlaceWithoutValue, ValueNotSendable, NoRows, MachineTimeZone)
            .Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));

    /// <summary>The rule for a kind of problem.</summary>
    public static DiagnosticDescriptor Of(SqlProblemCode code) => s_byCode[code];
}
