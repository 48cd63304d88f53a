using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Generators.Analysis.Sql;

/// <summary>Looks at statements that stand in code.</summary>
internal static class SqlStringCheck
{
    /// <summary>Looks at a statement; without a schema, only at how it is written.</summary>
    public static SqlCheck Of(SqlStringSource source, SqlSchema? schema) =>
        SqlCheck.Of(source.Text, schema, tokens => ParameterTypes(source, tokens));

    /// <summary>What the parameters of a statement hold, in their order. Values in quotes are none.</summary>
    private static SqlType[] ParameterTypes(SqlStringSource source, IReadOnlyList<SqlToken> tokens)
    {
        if (source.Values.Count == 0)
        {
            return [];
        }

        var types = source.Values.ToDictionary(value => value.Start, value => value.Piece.Type.InSql);
        return
        [
            .. tokens.Where(token => token.Kind == SqlTokenKind.Parameter)
                .Select(token => types.TryGetValue(token.Span.Start, out var type) ? type : SqlType.Unknown),
        ];
    }
}
