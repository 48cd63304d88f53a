using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Facts;

/// <summary>
/// All functions of SeaTable's SQL (https://developer.seatable.com/sql/functions/) and formulas
/// (https://seatable.com/help/seatable-formula-reference): the checker of SQL allows what stands here, and the emulator
/// implements it.
/// </summary>
internal static class FunctionCatalogue
{
    private const int Any = FunctionFacts.AnyNumber;

    // Some names mean an aggregate in SQL, and a function of the values of one row in formulas.
    private static readonly Dictionary<string, FunctionFacts> s_inSql = ByName(function => function.IsInSql);
    private static readonly Dictionary<string, FunctionFacts> s_inFormulas = ByName(function => function.IsInFormulas);

    /// <summary>Gets all functions, the aggregates among them.</summary>
    public static IReadOnlyCollection<FunctionFacts> All { get; } = [.. Functions()];

    /// <summary>Gets the function of a name in any case if it may stand in SQL, or null.</summary>
    public static FunctionFacts? FindInSql(string name) => s_inSql.TryGetValue(name, out var found) ? found : null;

    /// <summary>Gets the function of a name in any case if it may stand in formulas, or null.</summary>
    public static FunctionFacts? FindInFormulas(string name) => s_inFormulas.TryGetValue(name, out var found) ? found : null;

    /// <summary>What a name means inside a function if no column is called so.</summary>
    public static double? Constant(string name) => name.ToUpperInvariant() switch
    {
        "PI" => Math.PI,
        "E" => Math.E,
        _ => null,
    };

    private static IEnumerable<FunctionFacts> Functions() =>
        Aggregates().Concat(Arithmetic()).Concat(Mathematics()).Concat(Texts()).Concat(Dates()).Concat(Logic())
            .Concat(Statistics()).Concat(OfLinks());

    private static Dictionary<string, FunctionFacts> ByName(Func<FunctionFacts, bool> isThere) =>
        Functions().Where(isThere).ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<FunctionFacts> Aggregates() =>
    [
        Aggregate("COUNT", ParameterKind.Rows, SqlKind.Number),
        Aggregate("SUM", ParameterKind.Number, SqlKind.Number),
        Aggregate("AVG", ParameterKind.Number, SqlKind.Number),
        Aggregate("MIN", ParameterKind.Any, SqlKind.Unknown),
        Aggregate("MAX", ParameterKind.Any, SqlKind.Unknown),
    ];

    private static IEnumerable<FunctionFacts> Arithmetic() =>
    [
        .. Numbers(2, 2, "add", "subtract", "multiply", "divide", "mod", "power"),
        .. Names("greater", "lessthan", "greatereq", "lessthaneq").Select(name => Of(name, "NN", 2, 2, SqlKind.Boolean)),
        Of("equal", "A", 2, 2, SqlKind.Boolean),
        Of("unequal", "A", 2, 2, SqlKind.Boolean),
    ];

    private static IEnumerable<FunctionFacts> Mathematics() =>
    [
        .. Numbers(1, 1, "abs", "even", "exp", "int", "lg", "odd", "sign", "sqrt"),
        .. Numbers(1, 2, "ceiling", "floor", "log", "round", "rounddown", "roundup"),
        .. OnlyInFormulas(Numbers(1, 1, "ln")),
        .. OnlyInFormulas(Numbers(1, Any, "sum")),
    ];

    private static IEnumerable<FunctionFacts> Texts() =>
    [
        Of("concatenate", "T", 1, Any, SqlKind.Text),
        Of("exact", "TT", 2, 2, SqlKind.Boolean),
        Of("find", "TTN", 2, 3, SqlKind.Number),
        Of("left", "TN", 2, 2, SqlKind.Text),
        Of("len", "T", 1, 1, SqlKind.Number),
        Of("lower", "T", 1, 1, SqlKind.Text),
        Of("mid", "TNN", 3, 3, SqlKind.Text),
        Of("replace", "TNNT", 4, 4, SqlKind.Text),
        Of("rept", "TN", 2, 2, SqlKind.Text),
        Of("right", "TN", 2, 2, SqlKind.Text),
        Of("search", "TTN", 2, 3, SqlKind.Number),
        Of("substitute", "TTTN", 3, 4, SqlKind.Text),
        Of("T", "A", 1, 1, SqlKind.Text),
        Of("text", "NT", 2, 2, SqlKind.Text),
        Of("trim", "T", 1, 1, SqlKind.Text),
        Of("upper", "T", 1, 1, SqlKind.Text),
        Of("value", "T", 1, 1, SqlKind.Number),
        Of("country", "G", 1, 1, SqlKind.Text),
        .. Names("province", "city", "district").Select(name => Of(name, "G", 1, 1, SqlKind.Text, FunctionPlaces.Sql)),
    ];

    private static IEnumerable<FunctionFacts> Dates() =>
    [
        Of("date", "NNN", 3, 3, SqlKind.Date),
        Of("dateAdd", "DNT", 3, 3, SqlKind.Date),
        Of("dateDif", "DDT", 2, 3, SqlKind.Number),
        Of("eomonth", "DN", 2, 2, SqlKind.Date),
        Of("months", "DD", 2, 2, SqlKind.Number),
        Of("hours", "DD", 2, 2, SqlKind.Number, FunctionPlaces.Formulas),
        Of("days", "DD", 2, 2, SqlKind.Number, FunctionPlaces.Formulas),
        Of("networkdays", "DDD", 2, Any, SqlKind.Number),
        Of("now", "", 0, 0, SqlKind.Date),
        Of("today", "", 0, 0, SqlKind.Date),
        Of("weekday", "DT", 1, 2, SqlKind.Number),
        Of("weeknum", "DN", 1, 2, SqlKind.Number),
        Of("isoweeknum", "D", 1, 1, SqlKind.Number, FunctionPlaces.Formulas),
        Of("toDate", "D", 1, 1, SqlKind.Date, FunctionPlaces.Formulas),
        Of("datetimeFormat", "DT", 2, 2, SqlKind.Text, FunctionPlaces.Formulas),
        Of("startofweek", "DT", 1, 2, SqlKind.Date),
        Of("isodate", "D", 1, 1, SqlKind.Text),
        Of("isomonth", "D", 1, 1, SqlKind.Text),
        .. Names("year", "quarter", "month", "day", "hour", "minute", "second")
        .Select(name => Of(name, "D", 1, 1, SqlKind.Number)),
    ];

    private static IEnumerable<FunctionFacts> Logic() =>
    [
        .. Names("and", "or", "xor").Select(name => Of(name, "A", 1, Any, SqlKind.Boolean)),
        Of("not", "A", 1, 1, SqlKind.Boolean),
        Of("if", "A", 2, 3, SqlKind.Unknown),
        Of("ifs", "A", 2, Any, SqlKind.Unknown),
        Of("switch", "A", 3, Any, SqlKind.Unknown),
    ];

    private static IEnumerable<FunctionFacts> Statistics() =>
    [
        Of("average", "N", 1, Any, SqlKind.Number),
        .. Names("counta", "countall", "countblank").Select(name => Of(name, "V", 1, Any, SqlKind.Number)),
        Of("countItems", "I", 1, 1, SqlKind.Number),
        .. OnlyInFormulas(Numbers(1, Any, "count", "max", "min")),
        .. OnlyInFormulas(Numbers(2, Any, "large", "small")),
    ];

    private static IEnumerable<FunctionFacts> OfLinks() => OnlyInFormulas(
    [
        Of("countlinks", "LO", 1, 2, SqlKind.Number) with { LinkFormula = LinkFormulaKinds.CountLinks },
        OfLinks(LinkFormulaKinds.Rollup, "LCTO", 3, 4),
        OfLinks(LinkFormulaKinds.Lookup, "RC", 2, 2),
        OfLinks(LinkFormulaKinds.FindMax, "LC", 2, 2),
        OfLinks(LinkFormulaKinds.FindMin, "LC", 2, 2),
    ]);

    private static FunctionFacts OfLinks(string kind, string parameters, int least, int most) =>
        Of(kind, parameters, least, most, SqlKind.Unknown) with { LinkFormula = kind };

    private static IEnumerable<FunctionFacts> Numbers(int least, int most, params string[] names) =>
        names.Select(name => Of(name, "N", least, most, SqlKind.Number));

    private static IEnumerable<FunctionFacts> OnlyInFormulas(IEnumerable<FunctionFacts> functions) =>
        functions.Select(function => function with { Places = FunctionPlaces.Formulas });

    private static string[] Names(params string[] names) => names;

    private static FunctionFacts Aggregate(string name, ParameterKind parameter, SqlKind result) =>
        new(name, [parameter], 1, 1, result, FunctionPlaces.Sql, IsAggregate: true);

    private static FunctionFacts Of(
        string name, string parameters, int least, int most, SqlKind result, FunctionPlaces places = FunctionPlaces.Both) =>
        new(name, [.. parameters.Select(Kind)], least, most, result, places);

    private static ParameterKind Kind(char letter) => letter switch
    {
        'N' => ParameterKind.Number,
        'T' => ParameterKind.Text,
        'D' => ParameterKind.Date,
        'G' => ParameterKind.Geolocation,
        'V' => ParameterKind.Counted,
        'I' => ParameterKind.Items,
        'L' => ParameterKind.Link,
        'R' => ParameterKind.LinkedRow,
        'C' => ParameterKind.LinkedColumn,
        'O' => ParameterKind.LinkedCondition,
        _ => ParameterKind.Any,
    };
}
