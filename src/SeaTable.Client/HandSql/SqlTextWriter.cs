using System.Globalization;
using System.Text;
using SeaTable.Queries;
using SeaTable.Sql;

namespace SeaTable;

/// <summary>Makes a statement out of a caller's text and the values in its holes.</summary>
internal static class SqlTextWriter
{
    internal static SqlStatement Write(SqlText sql, ServerTimeZone zone)
    {
        var literals = sql.Literals;
        var places = new SqlHolePlaces(literals, sql.Holes);
        var text = new StringBuilder(literals.Length + sql.Holes.Count);
        var parameters = new List<SqlParameter>();
        var isChange = IsChange(sql);
        var written = 0;
        for (var i = 0; i < sql.Holes.Count; i++)
        {
            var (position, value) = sql.Holes[i];
            text.Append(literals, written, position - written);
            written = position;
            places.MoveTo(i);
            var isStored = isChange && !places.IsInCondition;
            if (value is null && !isStored && places.IsBehindOperator)
                throw ComparedWithNull(i);

            text.Append(SqlTextValues.Write(value, isStored, zone, parameters.Add));
        }

        text.Append(literals, written, literals.Length - written);
        return new SqlStatement(text.ToString(), parameters);
    }

    /// <summary>Whether the statement is anything but a SELECT, and so may change rows.</summary>
    internal static bool IsChange(SqlText sql) => Category(sql) != SeaTableOperationCategory.Read;

    /// <summary>What the statement does to the base, by its first word.</summary>
    internal static SeaTableOperationCategory Category(SqlText sql) => OperationCategories.OfStatement(
        SqlTokenizer.ReadFirst(sql.Literals) is { Kind: SqlTokenKind.Word } first ? first.Text : null);

    private static SeaTableQueryException ComparedWithNull(int index) => new(string.Create(CultureInfo.InvariantCulture,
        $"The value in hole {index + 1} of the SQL is null, and a comparison with NULL does not find the empty cells. Write IS " +
        $"NULL or IS NOT NULL for it, as separate statements. Nothing was sent."));
}
