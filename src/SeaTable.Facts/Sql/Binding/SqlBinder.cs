using System.Collections.Generic;

namespace SeaTable.Sql;

/// <summary>Checks statements against a schema.</summary>
internal static class SqlBinder
{
    /// <summary>Finds what the names mean, what the expressions give, and what is wrong. It never throws.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="schema">The base.</param>
    /// <param name="parameters">What the parameters hold, as far as it is known; unknown fits everywhere.</param>
    public static SqlBinding Bind(SqlStatementNode statement, SqlSchema schema, IReadOnlyList<SqlType>? parameters = null)
    {
        SqlBindingContext context = new(schema, parameters ?? []);
        switch (statement)
        {
            case SqlSelect select:
                new SqlSelectBinder(context, select).Bind();
                break;
            case SqlUpdate update:
                SqlWriteBinder.Bind(context, update);
                break;
            case SqlDelete delete:
                SqlWriteBinder.Bind(context, delete);
                break;
            case SqlInsert insert:
                SqlWriteBinder.Bind(context, insert);
                break;
        }

        return new SqlBinding(statement, context.Names, context.Problems);
    }
}
