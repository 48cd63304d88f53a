using System.Collections;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>A column and the value that it shall get, for <c>UpdateWhereAsync</c>; made with the column's <c>Set</c>.</summary>
public sealed class SqlAssignment
{
    private readonly CellWriting _write;

    internal SqlAssignment(SqlSource target, CellWriting write)
    {
        Target = target;
        _write = write;
    }

    internal delegate void CellWriting(ref CellWriter writer);

    internal SqlSource Target { get; }

    internal ColumnSchema Column => Target.Column;

    internal void Write(ref CellWriter writer) => _write(ref writer);
}

/// <summary>
/// The columns that <c>UpdateWhereAsync</c> updates, with their values: one assignment, or several in brackets,
/// <c>c =&gt; [c.Status.Set(ContactsStatus.Lost), c.Age.Set(null)]</c>.
/// </summary>
[CollectionBuilder(typeof(SqlAssignments), nameof(Create))]
public sealed class SqlAssignments : IEnumerable<SqlAssignment>
{
    private SqlAssignments(SqlAssignment[] all) => All = all;

    internal SqlAssignment[] All { get; }

    /// <summary>Converts a single assignment.</summary>
    /// <param name="assignment">The assignment to convert.</param>
    public static implicit operator SqlAssignments(SqlAssignment assignment) => FromSqlAssignment(assignment);

    /// <summary>Converts a single assignment, for languages without conversions.</summary>
    /// <param name="assignment">The assignment to convert.</param>
    /// <returns>The assignments.</returns>
    public static SqlAssignments FromSqlAssignment(SqlAssignment assignment) =>
        Create([assignment]);

    /// <summary>Creates assignments from several, for C# before version 12, which has no collection expressions.</summary>
    /// <param name="assignments">The assignments, each of another column.</param>
    /// <returns>The assignments.</returns>
    /// <exception cref="SeaTableQueryException">An assignment is <see langword="null"/>.</exception>
    public static SqlAssignments Create(params SqlAssignment[] assignments) => Create((ReadOnlySpan<SqlAssignment>)assignments);

    /// <summary>Creates assignments from several. Called by the compiler.</summary>
    /// <param name="assignments">The assignments, each of another column.</param>
    /// <returns>The assignments.</returns>
    /// <exception cref="SeaTableQueryException">An assignment is <see langword="null"/>.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static SqlAssignments Create(ReadOnlySpan<SqlAssignment> assignments)
    {
        SqlAssignment[] all = [.. assignments];
        return Array.Exists(all, assignment => assignment is null)
            ? throw new SeaTableQueryException("The function that chooses among the columns gave null. Nothing was sent.")
            : new SqlAssignments(all);
    }

    /// <inheritdoc/>
    public IEnumerator<SqlAssignment> GetEnumerator() => ((IEnumerable<SqlAssignment>)All).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => All.GetEnumerator();
}
