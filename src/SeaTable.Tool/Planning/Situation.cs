using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>A base and what it is to be, at one moment.</summary>
internal sealed class Situation
{
    /// <summary>Compares a base with what it is to be.</summary>
    /// <param name="file">What <see cref="WantedSchema"/> gave.</param>
    /// <param name="now">The base.</param>
    /// <param name="match">Which part of the base each part of the file is.</param>
    /// <param name="keepsOtherTables">Whether tables that the file does not have are left alone.</param>
    public Situation(BaseDocument file, BaseDocument now, SchemaMatch match, bool keepsOtherTables)
    {
        Match = match;
        Wanted = ActualIds.Of(file, Match);
        Now = now;
        KeepsOtherTables = keepsOtherTables;
        Tables =
        [
            .. file.Tables.Zip(Wanted.Tables, (told, wanted) =>
                new TableSituation(told, wanted, now.FindTable(wanted.Id))),
        ];
    }

    public SchemaMatch Match { get; }

    /// <summary>Gets what the base is to be, in the ids of the base.</summary>
    public BaseDocument Wanted { get; }

    public BaseDocument Now { get; }

    public bool KeepsOtherTables { get; }

    public IReadOnlyList<TableSituation> Tables { get; }

    /// <summary>Gets the tables that are there and are to be.</summary>
    public IEnumerable<TableSituation> Present => Tables.Where(table => table.Now is not null);
}

/// <summary>A table, and what it is to be.</summary>
/// <param name="File">As the file tells it, in the ids of the file.</param>
/// <param name="Wanted">The same in the ids of the base.</param>
/// <param name="Now">As it is; null when it is to be made.</param>
internal sealed record TableSituation(TableDocument File, TableDocument Wanted, TableDocument? Now)
{
    /// <summary>Gets the columns that are there and are to be.</summary>
    public IEnumerable<(ColumnDocument Wanted, ColumnDocument Now)> Columns => Wanted.Columns
        .Select(column => (column, Now?.FindColumn(column.Key)!)).Where(pair => pair.Item2 is not null);

    /// <summary>Gets the columns that are to be made, but for those that the API can't make.</summary>
    public IEnumerable<ColumnDocument> MissingColumns =>
        Wanted.Columns.Where(column => Now?.FindColumn(column.Key) is null);

    public IEnumerable<(ViewDocument Wanted, ViewDocument Now)> Views => Wanted.Views
        .Select(view => (view, Now?.FindView(view.Id)!)).Where(pair => pair.Item2 is not null);

    /// <summary>The column of the file that a wanted one is.</summary>
    public ColumnDocument Told(ColumnDocument wanted) => File.Columns[Wanted.Columns.ToList().IndexOf(wanted)];

    /// <summary>The key of the last column before a new one that is there already.</summary>
    public ColumnDocument? AnchorOf(ColumnDocument column) => Wanted.Columns.TakeWhile(other => other != column)
        .Select(other => Now!.FindColumn(other.Key)).LastOrDefault(found => found is not null);
}
