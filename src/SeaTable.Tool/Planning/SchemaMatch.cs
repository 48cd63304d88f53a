using SeaTable.Facts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>
/// Which part of the base each part of a file is: the one with its id, or else the one with its name that no other part of the
/// file is. So what was made and got an id that the file does not know is found again.
/// </summary>
internal sealed class SchemaMatch
{
    private readonly Dictionary<string, TableDocument> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Column), ColumnDocument> _columns = [];
    private readonly Dictionary<(string Table, string View), ViewDocument> _views = [];
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private readonly HashSet<object> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly BaseDocument _wanted;
    private readonly BaseDocument _now;
    private readonly IReadOnlySet<string> _withoutRows;

    /// <summary>Matches a schema with a base.</summary>
    /// <param name="wanted">What <see cref="WantedSchema"/> gave.</param>
    /// <param name="now">The base.</param>
    /// <param name="withoutRows">
    /// The ids of those tables among <see cref="TablesToCount"/> that have no rows. The first column of such a table is what the
    /// file has first, whatever the names say.
    /// </param>
    public SchemaMatch(BaseDocument wanted, BaseDocument now, IReadOnlySet<string> withoutRows)
    {
        (_wanted, _now, _withoutRows) = (wanted, now, withoutRows);
        Pair(wanted.Tables, now.Tables, (table, actual) => PartIds.Fits(actual.Id, table.Id!),
            (table, found) => _tables[table.Id!] = found);
        Pair(wanted.Tables.Where(table => !_tables.ContainsKey(table.Id!)), now.Tables,
            (table, actual) => actual.Name == table.Name,
            (table, found) => _tables[table.Id!] = found);
        foreach (var table in wanted.Tables.Where(table => _tables.ContainsKey(table.Id!)))
            MatchColumns(table, _tables[table.Id!]);

        MatchLinks();
        foreach (var table in wanted.Tables.Where(table => _tables.ContainsKey(table.Id!)))
        {
            MatchFirst(table, _tables[table.Id!]);
            MatchViews(table, _tables[table.Id!]);
        }
    }

    /// <summary>Gets the tables of the base that the schema does not have.</summary>
    public IEnumerable<TableDocument> SurplusTables => _now.Tables.Where(table => !_taken.Contains(table));

    /// <summary>
    /// Gets the tables of the base whose first column has the name of one that the file has further back, while what the file has
    /// first is to be made. No call puts a column before the first, so it matters whether anything is in its cells.
    /// </summary>
    public IEnumerable<TableDocument> TablesToCount =>
        from table in _wanted.Tables
        let actual = Table(table.Id!)
        where actual is { Columns: [var first, ..] } && IsOpen(table, table.Columns[0])
            && table.Columns.Any(column => Column(table.Id!, column.Key!) == first && !PartIds.Fits(first.Key, column.Key!))
        select actual;

    /// <summary>Finds the table of the base that a table of the schema is.</summary>
    public TableDocument? Table(string id) => _tables.GetValueOrDefault(id);

    public ColumnDocument? Column(string tableId, string key) => _columns.GetValueOrDefault((tableId, key));

    public ViewDocument? View(string tableId, string viewId) => _views.GetValueOrDefault((tableId, viewId));

    /// <summary>Finds the id that a link has in the base.</summary>
    public string? Link(string id) => _links.GetValueOrDefault(id);

    /// <summary>Finds the option of the base that an option of the schema is.</summary>
    public OptionDocument? Option(string tableId, ColumnDocument column, string optionId)
    {
        var options = Column(tableId, column.Key!)?.Options ?? [];
        if (options.FirstOrDefault(option => PartIds.Fits(option.Id, optionId)) is { } same)
            return same;

        return column.FindOption(optionId) is { } wanted
            ? options.FirstOrDefault(option => option.Name == wanted.Name
                && column.Options!.All(other => !PartIds.Fits(option.Id, other.Id!))) : null;
    }

    /// <summary>
    /// Gets the columns of a table of the base that the schema does not have. The other column of a link that it has comes with
    /// the link, and is none.
    /// </summary>
    public IEnumerable<ColumnDocument> SurplusColumns(TableDocument actual) => actual.Columns.Where(column =>
        !_taken.Contains(column)
        && (column.Setting(LinkSettings.Link) is not { } link || column.Type != ColumnTypeNames.Link
            || !_links.ContainsValue(link)));

    public IEnumerable<ViewDocument> SurplusViews(TableDocument actual) => actual.Views.Where(view => !_taken.Contains(view));

    public IEnumerable<OptionDocument> SurplusOptions(string tableId, ColumnDocument wanted)
    {
        var kept = (wanted.Options ?? []).Select(option => Option(tableId, wanted, option.Id!)?.Id).ToHashSet();
        return (Column(tableId, wanted.Key!)?.Options ?? []).Where(option => !kept.Contains(option.Id));
    }

    /// <summary>Pairs each part with the first that fits and is free.</summary>
    private void Pair<T>(IEnumerable<T> wanted, IReadOnlyList<T> actual, Func<T, T, bool> fits, Action<T, T> found)
        where T : class
    {
        foreach (var part in wanted.ToList())
        {
            if (actual.FirstOrDefault(candidate => !_taken.Contains(candidate) && fits(part, candidate)) is { } match)
            {
                _taken.Add(match);
                found(part, match);
            }
        }
    }

    private void MatchColumns(TableDocument table, TableDocument actual)
    {
        void Add(ColumnDocument column, ColumnDocument found) => _columns[(table.Id!, column.Key!)] = found;
        Pair(table.Columns, actual.Columns, (column, other) => PartIds.Fits(other.Key, column.Key!), Add);
        if (_withoutRows.Contains(actual.Id!))
            MatchFirst(table, actual);
        Pair(Open(table).Where(column => column.Type != ColumnTypeNames.Link), actual.Columns,
            (column, other) => other.Name == column.Name && other.Type == column.Type, Add);
    }

    /// <summary>The first column of a table can be neither deleted nor replaced, so it becomes what the file has first.</summary>
    private void MatchFirst(TableDocument table, TableDocument actual)
    {
        if (actual.Columns is [var other, ..] && !_taken.Contains(other) && IsOpen(table, table.Columns[0]))
        {
            _taken.Add(other);
            _columns[(table.Id!, table.Columns[0].Key!)] = other;
        }
    }

    private void MatchViews(TableDocument table, TableDocument actual)
    {
        void Add(ViewDocument view, ViewDocument found) => _views[(table.Id!, view.Id!)] = found;
        IEnumerable<ViewDocument> OpenViews() => table.Views.Where(view => !_views.ContainsKey((table.Id!, view.Id!)));
        Pair(table.Views, actual.Views, (view, other) => PartIds.Fits(other.Id, view.Id!), Add);
        Pair(OpenViews(), actual.Views, (view, other) => other.Name == view.Name, Add);

        // The view that every new table has.
        Pair(OpenViews().Take(1), actual.Views, (view, other) => other.Id == ViewDocument.FirstId && other.Type == view.Type
            && ViewSteps.OfColumns(actual, other.Settings).Count == 0, Add);
    }

    private void MatchLinks()
    {
        var groups = LinkGroups(_wanted).ToList();
        var others = LinkGroups(_now).ToList();
        foreach (var (id, ends) in groups)
        {
            var known = ends.Select(end => Column(end.Table.Id!, end.Column.Key!)).FirstOrDefault(found => found is not null);
            if (known is not null)
                MatchEnds(id, ends, others.FirstOrDefault(other => other.Id == known.Setting(LinkSettings.Link)).Ends);
        }

        // Where the link was made, its column has had its name from the start; the other one may still have the server's, which
        // is the name that another link is to have.
        foreach (var isMadeThere in new[] { true, false })
        {
            foreach (var isNamed in new Func<LinkEnd, bool>[] { _ => true, IsFirst, end => !IsFirst(end) })
            {
                foreach (var (id, ends) in groups.Where(group => !_links.ContainsKey(group.Id)))
                {
                    var named = ends.Where(isNamed).ToList();
                    MatchEnds(id, ends, others.FirstOrDefault(other => named.Count > 0 && !_links.ContainsValue(other.Id)
                        && JoinsSameTables(ends[0].Column, other.Ends[0].Column, isMadeThere)
                        && named.All(end => IsThere(end, other.Ends))).Ends);
                }
            }
        }
    }

    private static bool IsFirst(LinkEnd end) => end.Column.Setting(LinkSettings.Table) == end.Table.Id;

    private bool IsThere(LinkEnd wanted, List<LinkEnd> actual) => actual.Exists(end =>
        end.Table == Table(wanted.Table.Id!) && end.Column.Name == wanted.Column.Name
        && IsLinkedBack(end.Column) == IsLinkedBack(wanted.Column));

    private void MatchEnds(string id, List<LinkEnd> ends, List<LinkEnd>? actual)
    {
        if (actual is null)
            return;

        _links[id] = actual[0].Column.Setting(LinkSettings.Link)!;
        foreach (var (table, column) in ends.Where(end => Column(end.Table.Id!, end.Column.Key!) is null))
        {
            var found = actual.Find(end => end.Table == Table(table.Id!) && !_taken.Contains(end.Column)
                && IsLinkedBack(end.Column) == IsLinkedBack(column));
            if (found is null)
                continue;

            _taken.Add(found.Column);
            _columns[(table.Id!, column.Key!)] = found.Column;
        }
    }

    private bool JoinsSameTables(ColumnDocument wanted, ColumnDocument actual, bool isMadeThere)
    {
        var (first, second) = (wanted.Setting(LinkSettings.Table)!, wanted.Setting(LinkSettings.OtherTable)!);
        var pair = (Table(first)?.Id ?? first, Table(second)?.Id ?? second);
        var there = (actual.Setting(LinkSettings.Table), actual.Setting(LinkSettings.OtherTable));
        return there == (isMadeThere ? pair : (pair.Item2, pair.Item1));
    }

    private static bool IsLinkedBack(ColumnDocument column) =>
        column.Data?[LinkSettings.IsLinkedBack]?.GetValueKind() == System.Text.Json.JsonValueKind.True;

    private static IEnumerable<(string Id, List<LinkEnd> Ends)> LinkGroups(BaseDocument document) =>
        document.Tables
            .SelectMany(table => table.Columns
                .Where(column => column.Type == ColumnTypeNames.Link && column.Setting(LinkSettings.Link) is not null)
                .Select(column => new LinkEnd(table, column)))
            .GroupBy(end => end.Column.Setting(LinkSettings.Link)!, StringComparer.Ordinal)
            .Select(group => (group.Key, group.ToList()));

    private IEnumerable<ColumnDocument> Open(TableDocument table) =>
        table.Columns.Where(column => IsOpen(table, column));

    private bool IsOpen(TableDocument table, ColumnDocument column) => !_columns.ContainsKey((table.Id!, column.Key!));

    /// <summary>One of the two columns of a link.</summary>
    private sealed record LinkEnd(TableDocument Table, ColumnDocument Column);
}
