namespace SeaTable.Sql;

/// <summary>Holds statements against a schema.</summary>
internal static class SqlBinder
{
    /// <summary>Finds what the names mean, what the expressions give, and what is wrong. It never throws.</summary>
    public static SqlBinding Bind(SqlStatement statement, SqlSchema schema)
    {
        SqlBindingContext context = new(schema);
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
