using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>A column of collaborators, by their user ids.</summary>
public sealed class UsersColumn : ListExpression<string>, ISqlValue<IReadOnlyList<string>>
{
    /// <summary>Makes the column. Called by generated code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column's number in it.</param>
    public UsersColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="userIds">The users; none empty the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(params string[] userIds) => Set((IEnumerable<string>)userIds);

    /// <summary>Gives the column a value, for <c>UpdateWhereAsync</c>.</summary>
    /// <param name="userIds">The users; none empty the cell.</param>
    /// <returns>The assignment.</returns>
    public SqlAssignment Set(IEnumerable<string> userIds)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        string[] all = [.. userIds];
        if (Array.Exists(all, user => user is null))
            throw new ArgumentException("A user id is null. Leave it out.", nameof(userIds));

        return new SqlAssignment(Source, (ref CellWriter writer) => writer.WriteTexts(all));
    }

    IReadOnlyList<string> ISqlValue<IReadOnlyList<string>>.Read(ref CellReader reader) => reader.ReadTexts();

    private protected override void Write(SqlWriter writer, string value) => writer.Text(value);
}
