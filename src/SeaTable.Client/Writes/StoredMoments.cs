using System.Text.Json;

namespace SeaTable;

/// <summary>
/// Looks whether moments that were read back are the ones that were meant: the server keeps the local text, and its offset tells
/// which moment it takes that for.
/// </summary>
internal sealed class StoredMoments(ServerTimeZone zone, IReadOnlyList<UncertainMoment> moments, ProofFindings findings)
{
    private readonly Dictionary<(SeaTableRow Row, string Key), DateTimeOffset> _meant =
        moments.ToDictionary(moment => (moment.Row, moment.ColumnKey), moment => moment.Moment);

    /// <summary>Checks the dates among the cells that were read.</summary>
    internal void Check(IEnumerable<SentCells> rows, StoredCells stored)
    {
        foreach (var row in rows)
        {
            foreach (var column in row.Unproven)
            {
                if (row.ColumnOf(column).Type == ColumnType.Date)
                    Check(row, column, stored);
            }
        }
    }

    /// <summary>Takes note that all of them are stored as they were meant.</summary>
    internal void Confirm()
    {
        foreach (var (_, _, moment) in findings.HasShifted ? [] : moments)
            zone.Confirm(zone.ToLocal(moment));
    }

    private void Check(SentCells row, int column, StoredCells stored)
    {
        if (row.Find(column, stored) is not { ValueKind: JsonValueKind.String } cell || !HasOffset(cell.Text())
            || !cell.TryGetDateTimeOffset(out var seen))
        {
            return;
        }

        zone.Observe(seen);
        if (row.IsStored(column, stored) && Meant(row, column, seen) is { } meant && meant.UtcTicks != seen.UtcTicks)
            findings.AddShifted(row, column, meant, seen);
    }

    private DateTimeOffset? Meant(SentCells row, int column, DateTimeOffset seen)
    {
        if (!row.Table.Schema.Columns[column].HasTime)
            return null;

        if (_meant.TryGetValue((row.Row, row.ColumnOf(column).Key), out var meant))
            return meant.AddTicks(-(meant.UtcTicks % TimeSpan.TicksPerMinute));

        var local = DateTime.SpecifyKind(seen.DateTime, DateTimeKind.Unspecified);
        return !zone.IsUncertain(local) && zone.TryFromLocal(local, out var certain) ? certain : null;
    }

    private static bool HasOffset(string? text) => text is { Length: > 16 } && (text[^1] == 'Z' || text[^6] is '+' or '-');
}
