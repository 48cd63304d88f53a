using System.Globalization;
using SeaTable.Facts;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Proves that the server took the moments of an update for those that were meant, where it is not certain yet that the
/// configured time zone is the server's: a row that holds the local text now tells, by its offset, which moment that is.
/// </summary>
internal sealed class MomentProof(ClientSession session, TableSchema schema)
{
    internal async Task ProveAsync(Dictionary<ColumnSchema, DateTimeOffset> moments, CancellationToken cancellationToken)
    {
        foreach (var (column, meant) in moments)
        {
            if (await ReadAsync(column, meant, cancellationToken).ConfigureAwait(false) is { } stored && stored != Minute(meant))
            {
                session.Settings.TimeZone.ThrowIfContradicted();
                throw new SeaTableUnprovenWriteException(string.Create(CultureInfo.InvariantCulture,
                    $"The rows are updated, but column '{column.Name}' of table '{schema.Name}' holds the moment {stored:u} " +
                    $"instead of {Minute(meant):u}."));
            }
        }
    }

    /// <summary>A moment that the column holds and that was written as this one; null when there is none.</summary>
    private async Task<DateTimeOffset?> ReadAsync(ColumnSchema column, DateTimeOffset meant, CancellationToken cancellationToken)
    {
        var doing = $"reading back what was updated in table '{schema.Name}'";
        var local = session.Settings.TimeZone.ToLocal(meant).ToString(DateForms.DayAndTime, CultureInfo.InvariantCulture);
        using var response = await session.Sql.ReadAsync(
            schema,
            writer =>
            {
                writer.Sql("SELECT ").Name(column).Sql(" FROM ").Table();
                writer.Sql(" WHERE ").Name(column).Sql(" = ").Text(local).Limit(0, 1);
            },
            doing,
            cancellationToken).ConfigureAwait(false);
        var found = SqlCalls.Parse(response, doing, session.NewReadContext(schema), static (ref CellReader reader) =>
        {
            reader.BeginResult(new FirstCellError());
            DateTimeOffset? moment = null;
            while (reader.NextResult())
                moment = reader.ReadDateTime();

            return moment;
        });
        return found is [{ } moment] ? moment : null;
    }

    private static DateTimeOffset Minute(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMinute));
}
