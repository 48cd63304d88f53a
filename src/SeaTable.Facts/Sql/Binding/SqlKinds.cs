namespace SeaTable.Sql;

/// <summary>Kinds of values in words, and which of them go together.</summary>
internal static class SqlKinds
{
    /// <summary>What is compared when a value of this type is compared: lists by their elements.</summary>
    public static SqlKind Compared(SqlType type) => type.Element;

    /// <summary>Whether a kind says nothing: a parameter, an untold formula, NULL.</summary>
    public static bool FitsAll(SqlKind kind) => kind is SqlKind.Unknown or SqlKind.Null;

    /// <summary>Whether values of two kinds can be compared.</summary>
    public static bool GoTogether(SqlKind left, SqlKind right) => left == right || FitsAll(left) || FitsAll(right);

    public static string Words(SqlType type) => type.Kind == SqlKind.List ? $"a list{ListWords(type.Element)}" : Words(type.Kind);

    public static string Words(SqlKind kind) => kind switch
    {
        SqlKind.Text => "a text",
        SqlKind.Number => "a number",
        SqlKind.Boolean => "true or false",
        SqlKind.Date => "a date",
        SqlKind.List => "a list",
        SqlKind.Geolocation => "a place",
        SqlKind.Opaque => "files or a signature",
        SqlKind.Nothing => "a button",
        SqlKind.Null => "NULL",
        _ => "a value",
    };

    /// <summary>The kind that several values have in common; unknown when they differ.</summary>
    public static SqlType Common(SqlType left, SqlType right) =>
        left.Kind == SqlKind.Null ? right : right.Kind == SqlKind.Null || left == right ? left : SqlType.Unknown;

    private static string ListWords(SqlKind element) => element switch
    {
        SqlKind.Text => " of texts",
        SqlKind.Number => " of numbers",
        SqlKind.Date => " of dates",
        _ => "",
    };
}
