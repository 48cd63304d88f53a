using System;
using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Words that mean something to the grammar.</summary>
internal static class SqlKeywords
{
    private static readonly HashSet<string> s_reserved = Words(
        "SELECT DISTINCT FROM WHERE GROUP HAVING ORDER LIMIT AND OR NOT AS IN LIKE ILIKE BETWEEN IS NULL TRUE FALSE "
        + "UNION INTERSECT EXCEPT JOIN INNER OUTER CROSS NATURAL ON CASE WHEN EXISTS");

    private static readonly HashSet<string> s_clauses = Words(
        "FROM WHERE GROUP HAVING ORDER LIMIT SET VALUES UNION INTERSECT EXCEPT");

    private static readonly HashSet<string> s_joins = Words("JOIN INNER LEFT RIGHT FULL CROSS NATURAL OUTER STRAIGHT_JOIN");

    /// <summary>Whether a word can name nothing unless it stands in backticks.</summary>
    public static bool IsReserved(string word) => s_reserved.Contains(word);

    /// <summary>Whether a word begins another part of a statement.</summary>
    public static bool IsClause(string word) => s_clauses.Contains(word);

    /// <summary>Whether a word behind a table begins a kind of join.</summary>
    public static bool IsJoin(string word) => s_joins.Contains(word);

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
