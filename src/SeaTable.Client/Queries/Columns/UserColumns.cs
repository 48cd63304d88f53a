using System.ComponentModel;
using System.Runtime.CompilerServices;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>The user who created or last modified a row.</summary>
public sealed class UserColumn : TextExpression, ISqlValue<SeaTableUser?>, ISqlGroupKey<SeaTableUser?>
{
    /// <summary>Initializes a new instance of the <see cref="UserColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public UserColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    internal UserColumn(ColumnSchema systemField)
        : base(new SqlSource(systemField))
    {
    }

    /// <summary>Finds the rows of this user.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand, a user or an id; <see langword="null"/> finds the empty cells.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator ==(UserColumn left, SeaTableUser? right) => (TextExpression)left == right?.Id;

    /// <summary>Finds the rows of other users, or of none.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand, a user or an id; <see langword="null"/> finds the cells that are not
    /// empty.</param>
    /// <returns>A condition for <c>Where</c>.</returns>
    public static SqlCondition operator !=(UserColumn left, SeaTableUser? right) => (TextExpression)left != right?.Id;

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    SeaTableUser? ISqlValue<SeaTableUser?>.Read(ref CellReader reader) => reader.ReadUser();

    SeaTableUser? ISqlGroupKey<SeaTableUser?>.ReadKey(ref CellReader reader) => reader.ReadUser();
}

/// <summary>A column of collaborators.</summary>
public sealed class UsersColumn : ListExpression<SeaTableUser>, ISqlValue<IReadOnlyList<SeaTableUser>>
{
    /// <summary>Initializes a new instance of the <see cref="UsersColumn"/> class. Called by generated code.</summary>
    /// <param name="table">The schema of the table.</param>
    /// <param name="column">The index of the column in the table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public UsersColumn(TableSchema table, int column)
        : base(SqlSource.Of(table, column))
    {
    }

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="users">The users, or their ids. If there are none, the cell is emptied.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(params SeaTableUser[] users) => Set((IEnumerable<SeaTableUser>)users);

    /// <summary>Assigns a value to the column.</summary>
    /// <param name="users">The users. If there are none, the cell is emptied.</param>
    /// <returns>An assignment for <c>UpdateWhereAsync</c>.</returns>
    public SqlAssignment Set(IEnumerable<SeaTableUser> users)
    {
        ArgumentNullException.ThrowIfNull(users);
        SeaTableUser[] all = [.. users];
        return new SqlAssignment(Source, (ref CellWriter writer) => writer.WriteUsers(all));
    }

    IReadOnlyList<SeaTableUser> ISqlValue<IReadOnlyList<SeaTableUser>>.Read(ref CellReader reader) => reader.ReadUsers();

    private protected override void Write(SqlWriter writer, SeaTableUser value) => writer.Text(value.Id);
}
