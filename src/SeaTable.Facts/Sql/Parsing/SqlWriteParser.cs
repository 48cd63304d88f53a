using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Reads the statements that write: <c>UPDATE</c>, <c>DELETE</c>, <c>INSERT</c>.</summary>
internal sealed class SqlWriteParser(SqlTokenStream tokens, SqlExpressionParser expressions, SqlSelectParser select)
{
    public SqlUpdate? ParseUpdate()
    {
        var first = tokens.Take().Span;
        if (SqlTableParser.Parse(tokens) is not { } table || !Expect("SET", "behind the table"))
        {
            return null;
        }

        List<SqlSetClause> assignments = [];
        do
        {
            if (ParseAssignment() is { } assignment)
            {
                assignments.Add(assignment);
            }
            else
            {
                tokens.SkipTo(SqlForeignSyntax.IsEndOfItem);
            }
        }
        while (tokens.TakeSign(","));
        var where = select.ParseWhere();
        RefuseLimit("UPDATE");
        return new SqlUpdate(tokens.Since(first), table, assignments, where);
    }

    public SqlDelete? ParseDelete()
    {
        var first = tokens.Take().Span;
        if (!Expect("FROM", "behind DELETE") || SqlTableParser.Parse(tokens) is not { } table)
        {
            return null;
        }

        var where = select.ParseWhere();
        RefuseLimit("DELETE");
        return new SqlDelete(tokens.Since(first), table, where);
    }

    public SqlInsert? ParseInsert()
    {
        var first = tokens.Take().Span;
        if (!Expect("INTO", "behind INSERT") || SqlTableParser.Parse(tokens) is not { } table)
        {
            return null;
        }

        List<SqlColumnReference> columns = [];
        if (!tokens.IsSign("("))
        {
            tokens.Report(table.Span, "Behind the table stand the columns in parentheses: INSERT INTO t (a, b) VALUES (1, 2).");
        }
        else if (!ParseColumns(columns))
        {
            return null;
        }

        if (tokens.IsWord("SELECT"))
        {
            tokens.Refuse(tokens.Current.Span, "SeaTable has no INSERT … SELECT: select the rows, and add them in your program.");
            tokens.SkipTo(stream => stream.IsSign(";"));
            return new SqlInsert(tokens.Since(first), table, columns, []);
        }

        return Expect("VALUES", "behind the columns") && ParseRows() is { } rows
            ? new SqlInsert(tokens.Since(first), table, columns, rows)
            : null;
    }

    private SqlSetClause? ParseAssignment()
    {
        if (ParseColumn() is not { } column)
        {
            return null;
        }

        if (!tokens.TakeSign("="))
        {
            tokens.Report(tokens.Current.Span, $"= is missing before {tokens.Found}.");
            return null;
        }

        return expressions.Parse() is { } value ? new SqlSetClause(SqlSpan.Between(column.Span, value.Span), column, value)
            : null;
    }

    private SqlColumnReference? ParseColumn()
    {
        if (SqlNameParser.Read(tokens, "column") is not { } name)
        {
            return null;
        }

        if (!tokens.TakeSign("."))
        {
            return new SqlColumnReference(name.Span, null, name);
        }

        return SqlNameParser.Read(tokens, "column") is { } column
            ? new SqlColumnReference(SqlSpan.Between(name.Span, column.Span), name, column)
            : null;
    }

    private bool ParseColumns(List<SqlColumnReference> columns)
    {
        var opening = tokens.Take().Span;
        do
        {
            if (ParseColumn() is not { } column)
            {
                return false;
            }

            columns.Add(column);
        }
        while (tokens.TakeSign(","));
        return expressions.TakeClosing(opening);
    }

    private List<SqlList> ParseRows()
    {
        List<SqlList> rows = [];
        do
        {
            var first = tokens.Current.Span;
            if (!tokens.IsSign("("))
            {
                tokens.Report(
                    tokens.IsAtEnd ? tokens.Previous.Span : first,
                    $"A row of values in parentheses is missing before {tokens.Found}.");
                break;
            }

            if (expressions.ParseItems(expressions.Parse) is not { } values)
            {
                tokens.SkipTo(stream => stream.IsSign(";"));
                break;
            }

            rows.Add(new SqlList(tokens.Since(first), values));
        }
        while (tokens.TakeSign(","));
        return rows;
    }

    private bool Expect(string word, string where)
    {
        var found = tokens.TakeWord(word);
        if (!found)
        {
            tokens.Report(tokens.IsAtEnd ? tokens.Previous.Span : tokens.Current.Span, $"{word} is missing {where}.");
        }

        return found;
    }

    private void RefuseLimit(string statement)
    {
        var first = tokens.Current.Span;
        if (tokens.IsWord("ORDER") || tokens.IsWord("LIMIT"))
        {
            tokens.SkipTo(stream => stream.IsSign(";"));
            tokens.Refuse(
                tokens.Since(first),
                $"SeaTable's {statement} has neither ORDER BY nor LIMIT: it takes every row that WHERE finds.");
        }
    }
}
