using SeaTable.Sql;

namespace SeaTable.Tool.Statements;

/// <summary>A statement with the values of its parameters, checked.</summary>
/// <param name="Text">The text, with a <c>?</c> for each parameter.</param>
/// <param name="Check">What came of checking it.</param>
/// <param name="Values">The values of the parameters, in their order.</param>
internal sealed record Statement(string Text, SqlCheck Check, IReadOnlyList<object?> Values)
{
    /// <summary>Gets whether it changes rows.</summary>
    public bool Writes => Check.Statement is SqlUpdate or SqlDelete or SqlInsert;

    /// <summary>The statement as it is sent.</summary>
    public SqlText ToSql() => ToSql(0, Text.Length, "", "");

    /// <summary>A part of the statement as it is sent, with its own parameters.</summary>
    /// <param name="start">Where it begins in the text.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="before">What stands before it.</param>
    /// <param name="behind">What stands behind it.</param>
    public SqlText ToSql(int start, int end, string before, string behind)
    {
        var sql = new SqlText(end - start, Values.Count);
        sql.AppendLiteral(before);
        var written = start;
        var index = 0;
        foreach (var token in Check.Tokens.Where(token => token.Kind == SqlTokenKind.Parameter))
        {
            var value = Values[index++];
            if (token.Span.Start < start || token.Span.Start >= end)
                continue;

            sql.AppendLiteral(Text[written..token.Span.Start]);
            sql.AppendFormatted(value);
            written = token.Span.End;
        }

        sql.AppendLiteral(Text[written..end]);
        sql.AppendLiteral(behind);
        return sql;
    }
}
