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

    internal void Check(IReadOnlyList<StormRow> models, IReadOnlyList<SharedRow> shared)
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

        foreach (var row in shared)
        {
            known.Add(row.RowId);
            var tag = Cell(_byId[row.RowId], StormRow.Column.Notes);
            var before = _figures.Violations.Count;
            row.Check(tag, _figures);
            if (_figures.Violations.Count > before)
                _figures.Violate(string.Join("\n    ", [$"Calls about shared row {row.RowId}:", .. Calls(row.RowId)]));
        }

        CheckStrays(models, [.. _base.Where(row => !known.Contains(row[Id]))]);
    }

    /// <summary>
    /// Looks at the rows that have the marks of none: a row of unknown outcome may have lost its key and all that it was given
    /// since, but not whose it is; and one that came late, when several columns had other names, has but some of the values that
    /// it was sent with.
    /// </summary>
    private void CheckStrays(IReadOnlyList<StormRow> models, List<Dictionary<string, string>> rows)
    {
        var lost = models.Where(model => model is { Existence: Existence.Unknown, RowId.Length: 0 } && !HasRow(model)).ToList();
        foreach (var row in rows)
        {
            var owner = lost.Find(model => row.Values.Any(cell => cell.Contains(model.Writer, StringComparison.Ordinal)))
                ?? lost.Find(model => IsRestOf(model, row)
                    && _late.Exists(body => body.Contains(model.Key, StringComparison.Ordinal)));
            if (owner is null || !lost.Remove(owner))
                _figures.Violate(string.Join("\n    ", [$"Row {row[Id]} is nobody's: {Cells(row)}", .. Additions(row)]));
            else if (!row.Values.Any(cell => cell.Contains(owner.Writer, StringComparison.Ordinal)))
                _figures.Count("rows that came late, without their texts");
        }
    }

    private bool IsRestOf(StormRow model, Dictionary<string, string> row) =>
        StormRow.Columns.All(column => Cell(row, column) is var cell && (cell.Length == 0 || model.Added.Contains(cell)));

    private string Cells(Dictionary<string, string> row) =>
        string.Join(", ", StormRow.Columns.Select(column => Cell(row, column)));

    private bool HasRow(StormRow model) => model.Marks.Any(_byKey.Contains);

    private void Check(StormRow model, List<Dictionary<string, string>> found)
    {
        _figures.Count($"rows told {model.Existence}");
        var own = model.RowId.Length == 0 ? null : found.Find(row => row[Id] == model.RowId);
        var others = found.FindAll(row => row != own);
        if (model.Existence == Existence.Unknown)
            _figures.Count(found.Count == 0 ? "rows told Unknown that are out" : "rows told Unknown that are in");
        CheckOthers(model, others);
        if (model.Deleted.FirstOrDefault(_byId.ContainsKey) is { } there)
            Violate(model, $"its double {there} is told to be deleted, but is there");
        if (model.Existence == Existence.Out && own is not null)
            Violate(model, "told to be deleted, but is there");
        if (model.Existence != Existence.In)
            return;
        if (own is null)
            Violate(model, "told to be stored, but is not there");
        else
            CheckCells(model, own);
    }

    /// <summary>
    /// Looks at the rows that have the key or the values of a row. What was upserted when everything late had come is there once,
    /// or as often as that upsert told.
    /// </summary>
    private void CheckOthers(StormRow model, List<Dictionary<string, string>> others)
    {
        var byNetwork = _duplicated.Count(body => body.Contains(model.Key, StringComparison.Ordinal));
        if (model.IsSettled)
        {
            others = WithKey(model, others, byNetwork);
            CheckDoubles(model, [.. others.Select(row => row[Id])]);
            return;
        }

        // Without an id, one row of the key is the one that may be there.
        var allowed = model.Existence == Existence.Unknown && model.RowId.Length == 0 ? 1 : 0;
        var byLateWrites = model.IsUpserted ? _late.Count(body => body.Contains(model.Key, StringComparison.Ordinal)) : 0;
        if (others.Count > allowed)
            others = WithKey(model, others, 0);
        if (others.Count - allowed > byNetwork + byLateWrites + model.AbandonedAdditions)
            Violate(model, $"told {model.Existence}, is there {others.Count} times more, {byNetwork} of it by the network");
        else if (others.Count > allowed)
            _figures.Count("rows doubled by the network or by a late write", others.Count - allowed);
    }

    /// <summary>
    /// Leaves out rows without the key: an addition may have been carried out, or repeated by the network, while the column of
    /// the key had another name, and no upsert can find them by the key then.
    /// </summary>
    private List<Dictionary<string, string>> WithKey(StormRow model, List<Dictionary<string, string>> rows, int byNetwork)
    {
        var without = rows.FindAll(row => Cell(row, StormRow.Column.Key).Length == 0);
        without = [.. without.Take(model.LostAdditions + byNetwork)];
        _figures.Count("rows without their key, lost or repeated by the network", without.Count);
        return [.. rows.Except(without)];
    }

    private void CheckDoubles(StormRow model, List<string> others)
    {
        if (others.Except(model.Doubles).FirstOrDefault() is { } untold)
            Violate(model, $"the row {untold} has its key or its values, and no upsert has told so");
        if (model.Doubles.Except(others).FirstOrDefault() is { } gone)
            Violate(model, $"the row {gone} is told to have its key, but is not there");
        _figures.Count(others.Count == 0 ? "rows upserted that are there once" : "rows upserted whose doubles were told");
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
        _figures.Violate(string.Join("\n    ", [
            $"{model.Key} ({model.RowId}): {what}.", .. model.History, .. Calls(model.Key, model.RowId)]));
    }

    /// <summary>The calls that name something.</summary>
    private IEnumerable<string> Calls(params string[] names) => _requests
        .Where(request => Array.Exists(names, name => name.Length > 0
            && (request.Body + request.Path).Contains(name, StringComparison.Ordinal)))
        .Select(call => $"{call.Method} {call.Path[^12..]} {call.StatusCode} {call.Fault} {call.Body}");

    /// <summary>The additions of unknown outcome whose rows were sent with the age of a row.</summary>
    private IEnumerable<string> Additions(Dictionary<string, string> row) => _requests
        .Where(request => request is { Method: "POST", Fault: not null }
            && request.Body.Contains($":{Cell(row, StormRow.Column.Age)},", StringComparison.Ordinal))
        .Select(call => $"{call.StatusCode} {call.Fault} {call.Body}");

    private static bool IsLate(Fault fault) =>
        fault.ToString().StartsWith("LateWrite", StringComparison.Ordinal)
            || fault.ToString().StartsWith("Latency", StringComparison.Ordinal);

    private string Cell(Dictionary<string, string> row, string column)
    {
        var cell = row.GetValueOrDefault(column, "");
        return column == StormRow.Column.Status ? _options.GetValueOrDefault(cell, cell) : cell;
    }
}
