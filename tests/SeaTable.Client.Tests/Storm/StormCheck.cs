using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Storm;

/// <summary>
/// Compares what the client told with what is in the base. What no client can know is counted and not held against it: rows that
/// the network sent twice, and values of writes that came late, after the client had repeated them and gone on.
/// </summary>
internal sealed class StormCheck
{
    private const string Id = "_id";
    private const string Deals = "Dl3s";

    private readonly List<Dictionary<string, string>> _base;
    private readonly ILookup<string, Dictionary<string, string>> _byKey;
    private readonly Dictionary<string, Dictionary<string, string>> _byId;
    private readonly Dictionary<string, string> _options;
    private readonly List<string> _duplicated;
    private readonly List<string> _late;
    private readonly IReadOnlyList<RecordedRequest> _requests;
    private readonly StormFigures _figures;

    internal StormCheck(
        List<Dictionary<string, string>> rows, Dictionary<string, string> options, IReadOnlyList<RecordedRequest> requests,
        StormFigures figures)
    {
        _base = rows;
        _options = options;
        _figures = figures;
        _requests = requests;
        _byKey = rows.SelectMany(row => row.Values.Distinct().Select(cell => (Cell: cell, Row: row)))
            .ToLookup(entry => entry.Cell, entry => entry.Row, StringComparer.Ordinal);
        _byId = rows.ToDictionary(row => row[Id], StringComparer.Ordinal);
        var writes = requests.Where(request => request.Method != "GET" && request.Fault is not null).ToList();
        _duplicated = [.. writes.Where(write => write.Fault == Fault.DuplicatedWrite).Select(write => write.Body)];
        _late = [.. writes.Where(write => IsLate(write.Fault!)).Select(write => write.Body)];
    }

    internal void Check(IReadOnlyList<StormRow> models)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var model in models)
        {
            var found = model.Marks.SelectMany(mark => _byKey[mark]).Distinct().ToList();
            if (model.RowId.Length > 0 && _byId.GetValueOrDefault(model.RowId) is { } own && !found.Contains(own))
                found.Add(own);
            known.UnionWith(found.Select(row => row[Id]));
            Check(model, found);
        }

        // A row of unknown outcome may have lost its key and all that it was given since, but not whose it is.
        var lost = models.Where(model => model is { Existence: Existence.Unknown, RowId.Length: 0 } && !HasRow(model)).ToList();
        foreach (var row in _base.Where(row => !known.Contains(row[Id])))
        {
            var owner = lost.Find(model => row.Values.Any(cell => cell.Contains(model.Writer, StringComparison.Ordinal)));
            if (owner is null || !lost.Remove(owner))
                _figures.Violate($"Row {row[Id]} is nobody's: {Cells(row)}");
        }
    }

    private string Cells(Dictionary<string, string> row) =>
        string.Join(", ", StormRow.Columns.Select(column => Cell(row, column)));

    private bool HasRow(StormRow model) => model.Marks.Any(_byKey.Contains);

    private void Check(StormRow model, List<Dictionary<string, string>> found)
    {
        _figures.Count($"rows told {model.Existence}");
        var own = model.RowId.Length == 0 ? null : found.Find(row => row[Id] == model.RowId);
        var others = found.Count - (own is null ? 0 : 1);
        if (model.Existence == Existence.Unknown)
            _figures.Count(found.Count == 0 ? "rows told Unknown that are out" : "rows told Unknown that are in");
        // Without an id, one row of the key is the one that may be there.
        var allowed = model.Existence == Existence.Unknown && model.RowId.Length == 0 ? 1 : 0;
        if (others > allowed)
        {
            var byNetwork = _duplicated.Count(body => body.Contains(model.Key, StringComparison.Ordinal));
            if (others - allowed > byNetwork)
                Violate(model, $"told {model.Existence}, is there {found.Count} times, {byNetwork} of it by the network");
            else
                _figures.Count("rows doubled by the network", others - allowed);
        }

        if (model.Existence == Existence.Out && own is not null)
            Violate(model, "told to be deleted, but is there");
        if (model.Existence != Existence.In)
            return;
        if (own is null)
            Violate(model, "told to be stored, but is not there");
        else
            CheckCells(model, own);
    }

    private void CheckCells(StormRow model, Dictionary<string, string> row)
    {
        if (model.IsUncertain)
            _figures.Count("rows of which a value was told to be uncertain");
        foreach (var column in StormRow.Columns)
        {
            var cell = Cell(row, column);
            if (model.Allows(column, cell))
                continue;
            if (IsLate(model, column, cell))
                _figures.Count("values overwritten by a late write");
            else
                Violate(model, $"column {column} holds '{cell}', not {model.Allowed(column)}");
        }

        var links = row.GetValueOrDefault(Deals, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (other, isLinked) in model.Links)
        {
            if (isLinked is null || isLinked == links.Contains(other))
                continue;
            if (IsLateLink(model))
                _figures.Count("links changed by a late write");
            else
                Violate(model, $"its link with {other} is told to be {isLinked}, which it is not");
        }
    }

    private bool IsLateLink(StormRow model) => _late.Exists(body => body.Contains(model.RowId, StringComparison.Ordinal)
        && body.Contains("other_rows_ids_map", StringComparison.Ordinal));

    // Ages and options are not unique, so the row has to be named, too, or a statement that may be about it.
    private bool IsLate(StormRow model, string column, string cell)
    {
        var value = column == StormRow.Column.Status ? "" : cell;
        return _late.Exists(body => body.Contains(value, StringComparison.Ordinal)
            && (body.Contains(model.RowId, StringComparison.Ordinal)
                || (body.Contains("UPDATE", StringComparison.Ordinal)
                    && (body.Contains(model.Writer, StringComparison.Ordinal)))));
    }

    /// <summary>Tells what the row went through: what was told of it, and the calls that name it.</summary>
    private void Violate(StormRow model, string what)
    {
        var calls = _requests.Where(request => request.Body.Contains(model.Key, StringComparison.Ordinal)
            || (model.RowId.Length > 0 && (request.Body + request.Path).Contains(model.RowId, StringComparison.Ordinal)));
        _figures.Violate(string.Join("\n    ", [
            $"{model.Key} ({model.RowId}): {what}.", .. model.History,
            .. calls.Select(call => $"{call.Method} {call.Path[^12..]} {call.StatusCode} {call.Fault} {call.Body}")]));
    }

    private static bool IsLate(Fault fault) =>
        fault.ToString().StartsWith("LateWrite", StringComparison.Ordinal)
            || fault.ToString().StartsWith("Latency", StringComparison.Ordinal);

    private string Cell(Dictionary<string, string> row, string column)
    {
        var cell = row.GetValueOrDefault(column, "");
        return column == StormRow.Column.Status ? _options.GetValueOrDefault(cell, cell) : cell;
    }
}
