using SeaTable.Sql;
namespace SeaTable.Facts.Tests.Oracle;

/// <summary>All recorded cases, one by one.</summary>
internal static partial class OracleCases
{
    public static IReadOnlyList<OracleCase> All { get; } =
    [
        .. Basics(), .. Operators(), .. Nulls(), .. Grouping(), .. Order(), .. Quoting(), .. Joins(), .. Writing(),
        .. Unsupported(),
        .. Texts(), .. Mathematics(), .. Dates(), .. Logic(), .. Statistics(), .. Constants(), .. Clauses(), .. Disputed(),
        .. Foreign(),
    ];

    private static OracleCase Taken(string statement, string fact) => new(statement, null, fact);

    private static OracleCase Refused(string statement, SqlProblemCode code, string fact) =>
        new(statement, code.ToString(), fact);
}
