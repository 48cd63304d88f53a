using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Tool.Statements;

/// <summary>What is known of the columns of an answer: by the statement, and by the answer itself.</summary>
internal sealed class ResultColumns(Statement statement, StatementSchema schema)
{
    /// <summary>The system fields that a star brings along, of which people want to see none but the id.</summary>
    private static readonly string[] s_unasked =
    [
        SystemFields.CreatedAt, SystemFields.ModifiedAt, SystemFields.Creator, SystemFields.LastModifier, SystemFields.IsLocked,
        SystemFields.LockedBy, SystemFields.IsArchived,
    ];

    /// <summary>What a column of an answer holds.</summary>
    public ResultKind KindOf(SqlColumn column)
    {
        var result = statement.Check.Names?.Results.FirstOrDefault(result => result.Name == column.Name
            && (column.Table is null || result.Column?.Table.Name == column.Table));
        var use = result?.Column;
        return (use?.Column.Type ?? column.TypeName) switch
        {
            ColumnTypeNames.Date when use is not null && schema.IsDay(use) => ResultKind.Day,
            ColumnTypeNames.Date or ColumnTypeNames.CreatedTime or ColumnTypeNames.ModifiedTime => ResultKind.Moment,
            ColumnTypeNames.Duration => ResultKind.Duration,
            ColumnTypeNames.Number or ColumnTypeNames.Rate or ColumnTypeNames.Department => ResultKind.Number,
            _ => result?.Type.Kind switch
            {
                SqlKind.Date => ResultKind.Moment,
                SqlKind.Number => ResultKind.Number,
                _ => ResultKind.Other,
            },
        };
    }

    /// <summary>Whether people asked for a column, rather than that a star brought it along.</summary>
    public bool IsAskedFor(SqlColumn column) => !s_unasked.Contains(column.Name)
        || statement.Check.Tokens.Any(token => token.Text.Equals(column.Name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What the cells of a column of an answer hold, as far as it matters to how they are written.</summary>
internal enum ResultKind
{
    /// <summary>Whatever the cell tells.</summary>
    Other,

    Number,

    /// <summary>A date without a time, which comes with midnight and an offset.</summary>
    Day,

    /// <summary>A date with a time.</summary>
    Moment,

    /// <summary>A number of seconds.</summary>
    Duration,
}
