using SeaTable.Queries;

namespace SeaTable;

/// <summary>Which rows to read next.</summary>
/// <param name="Start">How many come before them.</param>
/// <param name="Limit">The most to read.</param>
/// <param name="BreaksTies">Whether ids decide between rows of one time of creation.</param>
/// <param name="Key">Which rows are looked at; null for all.</param>
internal readonly record struct RowPart(int Start, int Limit, bool BreaksTies = false, RowKey? Key = null)
{
    /// <summary>The condition of a query, narrowed to the rows that are looked at.</summary>
    internal SqlCondition Narrow(SqlCondition condition) => Key is { } key ? condition & key.ToCondition() : condition;
}

/// <summary>The rows that were created at a time or later, or some others.</summary>
/// <param name="Since">The time; null for the rows of which none is known.</param>
/// <param name="AndUnknown">Whether also the rows of which none is known.</param>
internal sealed record RowKey(DateTimeOffset? Since, bool AndUnknown)
{
    private static readonly SqlSource s_created = new(SystemColumns.CreatedAt);
    private static readonly SqlSource s_id = new(SystemColumns.Id);

    /// <summary>The ids of rows that are left out; of that time, if one is given.</summary>
    internal IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Whether rows of any time are looked at.</summary>
    internal bool IsOfAnyTime { get; private init; }

    /// <summary>The id of the only row that is looked at, whatever its time.</summary>
    internal string? Only { get; init; }

    /// <summary>All rows but those.</summary>
    internal static RowKey AllBut(IReadOnlyList<string> ids) => new(null, AndUnknown: true) { IsOfAnyTime = true, Without = ids };

    internal SqlCondition ToCondition()
    {
        if (Only is { } only)
            return Comparison.Of(s_id, "=", writer => writer.Text(only));

        var others = Without.Count == 0 ? SqlCondition.All()
            : Comparison.OfList(s_id, "NOT IN", Without, static (writer, id) => writer.Text(id));
        if (IsOfAnyTime)
            return others;

        if (Since is not { } since)
            return Comparison.IsNull(s_created) & others;

        var moment = SqlTime.Moment(SqlTime.Floor(since));
        var known = Comparison.Of(s_created, ">=", writer => writer.Text(moment));
        // Looked at first, it spares the server the list for all rows but those of that time.
        var later = Comparison.Of(s_created, ">", writer => writer.Text(moment));
        return (AndUnknown ? known | Comparison.IsNull(s_created) : known) & (later | others);
    }
}

/// <summary>What tells where a row stands among others.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="CreatedAt">When it was created; null where that is not known.</param>
internal readonly record struct RowPlace(string Id, DateTimeOffset? CreatedAt);
