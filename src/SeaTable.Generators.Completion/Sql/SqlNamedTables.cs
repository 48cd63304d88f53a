using System.Collections.Generic;
using SeaTable.Sql;

namespace SeaTable.Generators.Completion.Sql;

/// <summary>Finds the tables that a statement names, however little of it is there yet.</summary>
internal static class SqlNamedTables
{
    /// <summary>The tables with their aliases, in the order of the statement.</summary>
    public static IReadOnlyList<SqlTableReference> Of(string text)
    {
        SqlTokenStream tokens = new(text);
        List<SqlTableReference> tables = [];
        while (!tokens.IsAtEnd)
        {
            var isFirst = tokens.Current.Span.Start == tokens.Tokens[0].Span.Start;
            if (SqlClausePlace.Word(tokens.Take()) is "FROM" or "JOIN" or "INTO"
                || (isFirst && SqlClausePlace.Word(tokens.Previous) == "UPDATE"))
            {
                Read(tokens, tables);
            }
        }

        return tables;
    }

    private static void Read(SqlTokenStream tokens, List<SqlTableReference> tables)
    {
        do
        {
            if (SqlTableParser.ParseWithAlias(tokens) is { } table)
            {
                tables.Add(table);
            }
        }
        while (tokens.TakeSign(","));
    }
}
