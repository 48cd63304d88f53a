using System.Text;

namespace SeaTable.Emulator.Sql.Values;

/// <summary>
/// Texts on their way into a function of SQLite and out of it end at a zero, and bytes do not: so texts travel as bytes.
/// </summary>
internal static class SqliteText
{
    /// <summary>Gets the SQL of an argument.</summary>
    public static string ToArgument(string sqlite) => $"iif(typeof({sqlite}) = 'text', CAST({sqlite} AS BLOB), {sqlite})";

    /// <summary>Gets an argument as it was stored, or what a function returned.</summary>
    public static object? FromSqlite(object? value) => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value;

    /// <summary>Gets what a function returns: any text but one with a zero can be compared by SQLite as it is.</summary>
    public static object? ToResult(object? value) =>
        value is string text && text.Contains('\0') ? Encoding.UTF8.GetBytes(text) : value;
}
