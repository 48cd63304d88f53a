using SeaTable.Facts;
using SeaTable.Queries;

namespace SeaTable;

/// <summary>
/// Where a reading by times of creation stands: it has given all rows of earlier times, and of the last time those whose ids it
/// has.
/// </summary>
/// <remarks>
/// A row never changes its time of creation, so what was given stays told from what was not, whatever others add and delete, and
/// in whichever order the server gives rows of one time. Few ids are left out by the statement. Where rows share their time by
/// thousands, they are counted instead, sorted by their ids; what is given twice thereby is left out here.
/// </remarks>
/// <param name="placeOf">What tells where a row stands.</param>
internal sealed class RowCursor<T>(Func<T, RowPlace> placeOf)
{
    /// <summary>The most ids that a statement names: the most rows that one call adds, which then share their time.</summary>
    private const int MostNamed = ServerLimits.RowsPerAppend;

    private readonly RowIdSet _ties = new();
    private readonly List<string> _tieIds = [];
    private string _lastId = "";
    private DateTimeOffset? _time;
    private bool _areUnknownAsked;
    private bool _areUnknownLeft;
    private bool _mustCount;
    private HashSet<string> _lastCounted = [];
    private int _counted;

    /// <summary>Whether rows of the last time are counted instead of named.</summary>
    internal bool Counts => _mustCount || _ties.Count > MostNamed;

    /// <summary>Begins behind a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="areUnknownFirst">Whether rows without a time came first. Otherwise they may come last.</param>
    internal void Begin(List<T> page, bool areUnknownFirst)
    {
        _areUnknownAsked = !areUnknownFirst;
        Advance(page, 0, hasCounted: false);
    }

    /// <summary>What to read next.</summary>
    /// <param name="rows">The most rows to give.</param>
    /// <param name="most">The most rows to ask for.</param>
    /// <param name="breaksTies">Whether ids decide between rows of one time.</param>
    /// <param name="back">How many of the rows that were counted to read again.</param>
    internal RowPart Next(int rows, int most, bool breaksTies, long back)
    {
        var start = Counts ? (int)Math.Max(0, _counted - back) : 0;
        return new RowPart(
            start,
            (int)Math.Min(most, (long)rows + (Counts ? _counted - start : 1)),
            breaksTies || Counts,
            new RowKey(_time, _areUnknownAsked && _time is not null) { Without = Counts ? [] : [.. _tieIds.SkipLast(1)] });
    }

    /// <summary>The row that every answer has again.</summary>
    internal RowPart Again() => new(0, 1, Key: new RowKey(_time, AndUnknown: false) { Only = _lastId });

    /// <summary>From now on counts the rows of the last time.</summary>
    internal void Count() => _mustCount = true;

    /// <summary>
    /// Whether rows that were counted come before the first row of an answer, and no others. Of rows that were given without
    /// being counted that can't be said.
    /// </summary>
    internal bool IsAfterCounted(List<T> page) => page.Count > 0 && _lastCounted.Contains(placeOf(page[0]).Id);

    /// <summary>Whether times never decrease; rows without one stand before or behind the others.</summary>
    internal bool IsSorted(List<T> page)
    {
        DateTimeOffset? last = null;
        var isPast = false;
        foreach (var row in page)
        {
            var at = placeOf(row).CreatedAt;
            if (at is null)
                isPast = last is not null;
            else if (isPast || at < last)
                return false;
            else
                last = at;
        }

        return true;
    }

    /// <summary>Whether an answer has rows of the last time, of which it has one again.</summary>
    internal bool IsJoinedBy(List<T> page) => _ties.Count == 0 || page.Exists(row => placeOf(row).CreatedAt == _time);

    /// <summary>Whether the answer has the rows that were asked for, in their order, and no others.</summary>
    internal bool Fits(List<T> page) => IsSorted(page) && (_time is not { } time
        || page.TrueForAll(row => placeOf(row).CreatedAt is { } at ? at >= SqlTime.Floor(time) : _areUnknownAsked));

    /// <summary>
    /// Whether rows without a time come first although there were none in the beginning. Either they are new, or no others are
    /// left. Then they are asked for when the others are read.
    /// </summary>
    internal bool PutsUnknownOff(List<T> page)
    {
        if (_time is null || !_areUnknownAsked || page.Count == 0 || placeOf(page[0]).CreatedAt is not null)
            return false;

        (_areUnknownAsked, _areUnknownLeft) = (false, true);
        return true;
    }

    /// <summary>Goes on to the rows without a time, when they were put off.</summary>
    internal bool TryGoToUnknown()
    {
        if (!_areUnknownLeft)
            return false;

        _areUnknownLeft = false;
        MoveTo(null);
        return true;
    }

    /// <summary>Removes from an answer what was given before, and stands behind it then.</summary>
    /// <param name="page">The rows.</param>
    /// <param name="start">How many came before them.</param>
    internal void Pass(List<T> page, int start)
    {
        var hasCounted = Counts;
        var next = start + page.Count;
        var lastCounted = hasCounted ? page.ConvertAll(row => placeOf(row).Id) : [];
        page.RemoveAll(IsGiven);
        // Only where the server knows a time more exactly than it tells, it gives again what it was told to leave out.
        _mustCount |= page.Count == 0;
        if (page.Count > 0)
            Advance(page, next, hasCounted);
        else if (hasCounted)
            _counted = next;

        _lastCounted = [.. lastCounted];
    }

    /// <summary>Stands behind rows.</summary>
    /// <param name="rows">Rows that were not given before.</param>
    /// <param name="counted">How many rows of the last time there are up to the end of the answer.</param>
    /// <param name="hasCounted">Whether the answer was sorted by ids and left out none, so that they are counted.</param>
    private void Advance(List<T> rows, int counted, bool hasCounted)
    {
        var last = placeOf(rows[^1]).CreatedAt;
        var isMoved = last != _time;
        if (isMoved)
            MoveTo(last);

        var start = rows.Count;
        while (start > 0 && placeOf(rows[start - 1]).CreatedAt == last)
            start--;

        var ids = rows[start..].ConvertAll(row => placeOf(row).Id);
        _ties.Add(ids);
        _lastId = ids[^1];
        if (!Counts)
            _tieIds.AddRange(ids);

        _counted = !hasCounted ? 0 : isMoved ? ids.Count : counted;
    }

    private bool IsGiven(T row)
    {
        var (id, at) = placeOf(row);
        return at == _time ? _ties.Contains(id) : _time is null || at < _time;
    }

    private void MoveTo(DateTimeOffset? time)
    {
        (_time, _mustCount, _counted) = (time, false, 0);
        _ties.Clear();
        _tieIds.Clear();
    }
}
