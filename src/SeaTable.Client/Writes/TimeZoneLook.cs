using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// Asks the server, before moments are written, whether its clocks are those of the configured time zone: <c>date(…)</c> in SQL
/// comes with the offset that the server has on that day.
/// </summary>
internal sealed class TimeZoneLook(ClientSession session, TableSchema schema)
{
    private const int YearsAtOnce = 4;
    private const int DaysAtOnce = 100;

    private readonly ServerTimeZone _zone = session.Settings.TimeZone;

    /// <summary>Makes sure that these moments are stored as they are meant.</summary>
    /// <param name="moments">The moments.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether it is sure; <see langword="false"/> when the server does not tell, as of an empty table.</returns>
    /// <exception cref="SeaTableConfigurationException">The server's clocks are others, so nothing may be sent.</exception>
    internal async Task<bool> EnsureAsync(IEnumerable<DateTimeOffset> moments, CancellationToken cancellationToken)
    {
        List<DateOnly> days = [.. moments.Select(moment => DateOnly.FromDateTime(_zone.ToLocal(moment))).Distinct()
            .Where(day => ServerTimeZone.IsInRange(day) && !_zone.IsKnown(day)).Order()];
        if (days.Count == 0)
            return true;

        if (!_zone.CanBeAsked)
            return false;

        foreach (var years in days.Select(day => day.Year).Distinct().Chunk(YearsAtOnce))
        {
            var asked = years.ToDictionary(year => year, year => _zone.DaysToAsk(year).ToList());
            var seen = await AskAsync([.. asked.Values.SelectMany(list => list).Distinct()], cancellationToken)
                .ConfigureAwait(false);
            if (seen is null)
                return false;

            foreach (var (year, list) in asked)
            {
                if (list.TrueForAll(day => IsRight(day, seen)))
                    _zone.ConfirmYear(year);
            }
        }

        // In a year that is not right as a whole the single days decide.
        foreach (var part in days.Where(day => !_zone.IsKnown(day)).Chunk(DaysAtOnce / 2))
        {
            List<DateOnly> ends = [.. part.SelectMany(day => new[] { day, day.AddDays(1) }).Distinct()];
            if (await AskAsync(ends, cancellationToken).ConfigureAwait(false) is not { } seen)
                return false;

            if (ends.Find(day => !IsRight(day, seen)) is var wrong && wrong != default)
                throw ServerTimeZone.Wrong(_zone.Contradiction(seen[wrong]));

            _zone.Confirm(ends);
        }

        return true;
    }

    private bool IsRight(DateOnly day, Dictionary<DateOnly, DateTimeOffset> seen) =>
        _zone.OffsetAt(day) is not { } expected || seen[day].Offset == expected;

    /// <summary>The beginnings of the days with the server's offset; null when it does not tell them.</summary>
    private async Task<Dictionary<DateOnly, DateTimeOffset>?> AskAsync(
        List<DateOnly> days, CancellationToken cancellationToken)
    {
        var doing = $"asking for the time zone of the server, to write to table '{schema.Name}'";
        List<string> names = [];
        try
        {
            using var response = await session.Sql.ReadAsync(
                schema,
                writer =>
                {
                    names = [.. Enumerable.Range(0, days.Count).Select(writer.Alias)];
                    for (var i = 0; i < days.Count; i++)
                    {
                        writer.Sql(i == 0 ? "SELECT date(" : ", date(").Number(days[i].Year).Sql(", ").Number(days[i].Month)
                            .Sql(", ").Number(days[i].Day).Sql(") AS ").Sql(names[i]);
                    }

                    writer.Sql(" FROM ").Table().Limit(0, 1);
                },
                doing,
                cancellationToken).ConfigureAwait(false);
            var reader = new Utf8JsonReader(response.Body.Span);
            return JsonElement.ParseValue(ref reader).Member("results") is { ValueKind: JsonValueKind.Array } results
                && results.GetArrayLength() > 0 ? Read(days, names, results[0]) : null;
        }
        catch (SeaTableException e) when (e is SeaTableSchemaException
            || e is SeaTableApiException and not SeaTablePermissionException
            && !e.IsTransient)
        {
            // SQL can't name the table, or does not know the function.
            _zone.CanBeAsked = e is SeaTableSchemaException;
            return null;
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            return null;
        }
    }

    private Dictionary<DateOnly, DateTimeOffset>? Read(List<DateOnly> days, List<string> names, JsonElement row)
    {
        var seen = new Dictionary<DateOnly, DateTimeOffset>();
        for (var i = 0; i < days.Count; i++)
        {
            if (row.Member(names[i]) is not { ValueKind: JsonValueKind.String } value || value.Text() is not { Length: > 16 }
                || !value.TryGetDateTimeOffset(out var moment) || DateOnly.FromDateTime(moment.DateTime) != days[i])
            {
                _zone.CanBeAsked = false;
                return null;
            }

            seen[days[i]] = moment;
        }

        return seen;
    }
}
