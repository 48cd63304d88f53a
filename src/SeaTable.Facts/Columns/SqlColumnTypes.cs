namespace SeaTable.Sql;

/// <summary>What the columns of each of SeaTable's types hold, as its SQL sees it.</summary>
internal static class SqlColumnTypes
{
    /// <summary>What the cells of a column hold.</summary>
    /// <param name="type">The column's type in SeaTable's words, such as <c>single-select</c>.</param>
    /// <param name="resultType">Of formulas and link formulas, <c>data.result_type</c>, if it is told.</param>
    /// <param name="arrayType">
    /// Of links the type of the column that they show, of formulas <c>data.array_type</c>, or the type of the looked-up column.
    /// </param>
    /// <param name="formula">Of link formulas, <c>data.formula</c>.</param>
    public static SqlType Of(string type, string? resultType = null, string? arrayType = null, string? formula = null) => type switch
    {
        "multiple-select" or "collaborator" or "image" => SqlType.ListOf(SqlKind.Text),
        "link" => SqlType.ListOf(Element(arrayType)),
        "link-formula" => LinkFormula(formula, resultType, arrayType),
        "formula" => Result(resultType, arrayType),
        _ => SqlType.Of(Single(type)),
    };

    /// <summary>Whether <c>UPDATE</c> and <c>INSERT</c> can write a column of a type.</summary>
    public static bool IsWritable(string type) => type is not ("image" or "file" or "link" or "link-formula" or "formula" or "geolocation"
        or "auto-number" or "digital-sign" or "button" or "creator" or "ctime" or "last-modifier" or "mtime");

    private static SqlType LinkFormula(string? formula, string? resultType, string? arrayType) => formula switch
    {
        "count_links" => SqlType.Of(SqlKind.Number),
        "lookup" or "findmax" or "findmin" or "arrayunique" => SqlType.ListOf(Element(arrayType)),
        _ => Result(resultType, arrayType),
    };

    private static SqlType Result(string? resultType, string? arrayType) => resultType switch
    {
        "number" => SqlType.Of(SqlKind.Number),
        "string" => SqlType.Of(SqlKind.Text),
        "bool" => SqlType.Of(SqlKind.Boolean),
        "date" => SqlType.Of(SqlKind.Date),
        "array" => SqlType.ListOf(Element(arrayType)),
        _ => SqlType.Unknown,
    };

    /// <summary>The kind of a list's elements; a list of lists is taken apart.</summary>
    private static SqlKind Element(string? type) => type switch
    {
        "multiple-select" or "collaborator" or "image" or "string" => SqlKind.Text,
        "bool" => SqlKind.Boolean,
        null => SqlKind.Unknown,
        _ => Single(type),
    };

    private static SqlKind Single(string type) => type switch
    {
        "text" or "long-text" or "email" or "url" or "auto-number" or "creator" or "last-modifier" or "single-select" => SqlKind.Text,
        "number" or "duration" or "rate" or "department-single-select" => SqlKind.Number,
        "checkbox" => SqlKind.Boolean,
        "date" or "ctime" or "mtime" => SqlKind.Date,
        "geolocation" => SqlKind.Geolocation,
        "file" or "digital-sign" => SqlKind.Opaque,
        "button" => SqlKind.Nothing,
        _ => SqlKind.Unknown,
    };
}
