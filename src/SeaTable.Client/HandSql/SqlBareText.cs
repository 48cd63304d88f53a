namespace SeaTable;

/// <summary>Finds the words of a statement among its texts, names and comments, which may hold any word.</summary>
internal static class SqlBareText
{
    /// <summary>
    /// The statement with dots in place of texts and names in backticks, and blanks in place of comments; every other character
    /// is where it was.
    /// </summary>
    internal static string Of(string sql)
    {
        var text = sql.ToCharArray();
        var position = 0;
        while (position < sql.Length)
        {
            var (end, isComment) = EndOf(sql, position);
            if (end > position)
                Array.Fill(text, isComment ? ' ' : '.', position, end - position);

            position = Math.Max(end, position + 1);
        }

        return new string(text);
    }

    /// <summary>Where it ends if something begins here that is no bare text; the quote itself is doubled inside.</summary>
    private static (int End, bool IsComment) EndOf(string sql, int start) =>
        (sql[start], start + 1 < sql.Length ? sql[start + 1] : ' ') switch
        {
            ('-', '-') when start + 2 == sql.Length || char.IsWhiteSpace(sql[start + 2]) => (Behind(sql, "\n", start), true),
            ('/', '*') => (Behind(sql, "*/", start + 2), true),
            (('`' or '\'' or '"') and var quote, _) => (Behind(sql, quote.ToString(), start + 1), false),
            _ => (start, false),
        };

    private static int Behind(string sql, string end, int start) =>
        sql.IndexOf(end, start, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : sql.Length;
}
