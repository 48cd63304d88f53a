using System.Globalization;

namespace SeaTable.Emulator.Loading;

/// <summary>Counts what has no place in the base, by kind and place.</summary>
internal sealed class LoadFindings
{
    private readonly Dictionary<(LoadFindingKind Kind, string? Table, string? Column), (long Count, string? Example)> _found = [];

    public void Add(LoadFindingKind kind, string? table, string? column = null, string? example = null, long count = 1)
    {
        var known = _found.GetValueOrDefault((kind, table, column));
        _found[(kind, table, column)] = (known.Count + count, known.Example ?? example);
    }

    /// <summary>Gets them in the order in which they were found.</summary>
    public IReadOnlyList<LoadFinding> ToList() =>
    [
        .. _found.Select(found => new LoadFinding(
            found.Key.Kind, found.Key.Table, found.Key.Column, found.Value.Count, found.Value.Example,
            Message(found.Key.Kind, found.Key.Table, found.Key.Column, found.Value.Count, found.Value.Example))),
    ];

    private static string Message(LoadFindingKind kind, string? table, string? column, long count, string? example)
    {
        var many = count != 1;
        var number = count.ToString("N0", CultureInfo.InvariantCulture);
        var first = example is null ? "" : many ? $" (the first in the row {example})" : $" (in the row {example})";
        return kind switch
        {
            LoadFindingKind.NotAnObject =>
                $"{Place(table, column)}: {number} {(many ? "items are" : "item is")} no object and left out.",
            LoadFindingKind.DuplicateRow =>
                $"{Place(table, column)}: {number} {(many ? "rows have the ids" : "row has the id")} of another and "
                + $"{(many ? "are" : "is")} left out{first}.",
            LoadFindingKind.UnknownColumn =>
                $"{Place(table, column)}: {number} {(many ? "cells are" : "cell is")} left out, since the table has no column "
                + $"with this key{first}.",
            LoadFindingKind.UnreadableCell =>
                $"{Place(table, column)}: {number} {(many ? "values do" : "value does")} not fit the type of the column and "
                + $"{(many ? "are" : "is")} left out{first}.",
            LoadFindingKind.UnknownOption =>
                $"{Place(table, column)}: {number} {(many ? "ids are" : "id is")} of no option of the column and "
                + $"{(many ? "show" : "shows")} as empty{first}.",
            LoadFindingKind.LinkCell =>
                $"{Place(table, column)}: {number} {(many ? "cells" : "cell")} of a link column {(many ? "are" : "is")} left "
                + $"out: links are read from the list \"links\" of the base{first}.",
            LoadFindingKind.UnknownLink =>
                $"The link {column}: {number} {(many ? "pairs" : "pair")} of rows {(many ? "are" : "is")} left out, since no "
                + "column of an existing table shows this link.",
            LoadFindingKind.ForeignLink =>
                $"{Place(table, column)}: {number} {(many ? "pairs" : "pair")} of linked rows {(many ? "are" : "is")} left out, "
                + "since the link names other tables than the column.",
            LoadFindingKind.MissingRow =>
                $"{Place(table, column)}: {number} {(many ? "pairs" : "pair")} of linked rows {(many ? "are" : "is")} left out, "
                + $"since one of the two rows is not there{first}.",
            LoadFindingKind.MissingFile =>
                $"{Place(table, column)}: {number} {(many ? "files are" : "file is")} named and not in the export{first}.",
            LoadFindingKind.UnplacedFile =>
                $"The file {column} is left out, since it can't have this name.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static string Place(string? table, string? column) => (table, column) switch
    {
        (null, null) => "The base",
        (null, _) => $"The link {column}",
        (_, null) => $"\"{table}\"",
        _ => $"\"{table}\", \"{column}\"",
    };
}
