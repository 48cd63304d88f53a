using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Updates and deletes rows by a condition: finds them first, by names that the answer proves, and then changes those and no
/// others.
/// </summary>
internal sealed class RowChanger(ClientSession session, TableSchema schema, RowRemover remover)
{
    private readonly RowSelection _selection = new(session, schema);
    private readonly TimeZoneLook _zone = new(session, schema);
    private readonly ConditionalUpdate _update = new(session, schema);

    internal async Task<SeaTableChangeResult> DeleteAsync(SqlCondition condition, CancellationToken cancellationToken)
    {
        ThrowIfUnintended(schema, condition, "delete");
        if (condition.Constant == false)
            return new SeaTableChangeResult([]);

        await session.Sql.ThrowIfReadOnlyAsync(
            $"deleting rows of table '{schema.Name}' by a condition", cancellationToken).ConfigureAwait(false);
        var found = await _selection.FindAsync(condition, [], null, cancellationToken).ConfigureAwait(false);
        List<string> ids = [.. found.Select(row => row.Id)];
        await remover.DeleteAsync(ids, cancellationToken).ConfigureAwait(false);
        return new SeaTableChangeResult(ids);
    }

    internal async Task<SeaTableChangeResult> UpdateAsync(
        SqlCondition condition, SqlAssignment[] assignments, CancellationToken cancellationToken)
    {
        ThrowIfUnintended(schema, condition, "update");
        ThrowIfTwice(assignments);
        if (condition.Constant == false || assignments.Length == 0)
            return new SeaTableChangeResult([]);

        ThrowIfOfAnotherTable(assignments);
        var doing = $"updating rows of table '{schema.Name}' by a condition";
        await session.Sql.ThrowIfReadOnlyAsync(doing, cancellationToken).ConfigureAwait(false);
        var values = await AssignedValues.WriteAsync(
            session, schema, assignments, cancellationToken).ConfigureAwait(false);
        var isZoneSure = await _zone.EnsureAsync(
            values.Moments.Select(moment => moment.Moment), cancellationToken).ConfigureAwait(false);
        if (session.Settings.VerifyWrites)
        {
            var columns = Array.ConvertAll(assignments, assignment => assignment.Column);
            var found = await _selection.FindAsync(condition, columns, null, cancellationToken).ConfigureAwait(false);
            var ids = await _update.UpdateAsync(
                found, condition, assignments, isZoneSure, doing, cancellationToken).ConfigureAwait(false);
            return new SeaTableChangeResult(ids);
        }

        await session.Sql.ChangeAsync(
            schema, writer => AssignedValues.WriteUpdate(writer, condition, assignments, null), doing,
            cancellationToken).ConfigureAwait(false);
        return new SeaTableChangeResult(null);
    }

    /// <exception cref="SeaTableQueryException">The condition happens to exclude no row.</exception>
    internal static void ThrowIfUnintended(TableSchema schema, SqlCondition condition, string verb)
    {
        condition.ThrowIfLinked();
        if (condition.Constant == true && !ReferenceEquals(condition, SqlCondition.All()))
        {
            throw new SeaTableQueryException(
                $"The condition excludes no row, so it would {verb} all rows of table '{schema.Name}'. If that is meant, say " +
                "it: c => SqlCondition.All(). Nothing was sent.");
        }
    }

    private void ThrowIfOfAnotherTable(SqlAssignment[] assignments)
    {
        var writer = SqlWriter.ForDisplay(schema, session.Settings);
        foreach (var assignment in assignments)
            writer.Name(assignment.Target);
    }

    private void ThrowIfTwice(SqlAssignment[] assignments)
    {
        if (assignments.GroupBy(assignment => assignment.Column).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new SeaTableQueryException(
                $"Column '{twice.Key.Name}' of table '{schema.Name}' is given two values at once. Nothing was sent.");
        }
    }
}
