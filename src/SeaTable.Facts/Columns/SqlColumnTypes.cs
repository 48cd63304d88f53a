using SeaTable.Facts;

namespace SeaTable.Sql;

/// <summary>What the columns of each of SeaTable's types hold, as its SQL sees it.</summary>
internal static class SqlColumnTypes
{
    /// <summary>Gets what the cells of a column hold.</summary>
    /// <param name="type">The column's type, one of <see cref="ColumnTypeNames"/>.</param>
    /// <param name="resultType">Of formulas and link formulas, <c>data.result_type</c>, if it is told.</param>
    /// <param name="arrayType">
    /// Of links the type of the column that they show, of formulas <c>data.array_type</c>, or the type of the looked-up column.
    /// </param>
    /// <param name="formula">Of link formulas, <c>data.formula</c>.</param>
    public static SqlType Of(string type, string? resultType = null, string? arrayType = null, string? formula = null) =>
        type switch
        {
            ColumnTypeNames.Link => SqlType.ListOf(Element(arrayType)),
            ColumnTypeNames.LinkFormula => LinkFormula(formula, resultType, arrayType),
            ColumnTypeNames.Formula => Result(resultType, arrayType),
            _ => ValueOf(type),
        };

    /// <summary>Whether <c>UPDATE</c> and <c>INSERT</c> can write a column of a type.</summary>
    public static bool IsWritable(string type) => ColumnTypeFacts.Find(type) is not { IsWritableInSql: false };

    private static SqlType LinkFormula(string? formula, string? resultType, string? arrayType) => formula switch
    {
        LinkFormulaKinds.CountLinks => SqlType.Of(SqlKind.Number),
        _ when LinkFormulaKinds.GivesCells(formula) => SqlType.ListOf(Element(arrayType)),
        _ => Result(resultType, arrayType),
    };

    private static SqlType Result(string? resultType, string? arrayType) => resultType switch
    {
        ResultTypes.Number => SqlType.Of(SqlKind.Number),
        ResultTypes.Text => SqlType.Of(SqlKind.Text),
        ResultTypes.Boolean => SqlType.Of(SqlKind.Boolean),
        ResultTypes.Date => SqlType.Of(SqlKind.Date),
        ResultTypes.List => SqlType.ListOf(Element(arrayType)),
        _ => SqlType.Unknown,
    };

    /// <summary>Gets the kind of a list's elements; a list of lists is taken apart.</summary>
    private static SqlKind Element(string? type) => type switch
    {
        ResultTypes.Text => SqlKind.Text,
        ResultTypes.Boolean => SqlKind.Boolean,
        null => SqlKind.Unknown,
        _ => ValueOf(type).Element,
    };

    private static SqlType ValueOf(string type) => ColumnTypeFacts.Find(type)?.Value ?? SqlType.Unknown;
}
