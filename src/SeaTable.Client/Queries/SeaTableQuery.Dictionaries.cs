using SeaTable.Queries;

namespace SeaTable;

public partial class SeaTableQuery<TRow, TColumns>
{
    /// <summary>Only the values of columns that are chosen when the program runs.</summary>
    /// <param name="columns">Gives the columns: <c>c =&gt; names.Select(name =&gt; c.Find(name)!)</c>.</param>
    /// <returns>The values by the names of the columns in the schema file, which are read when they are asked for.</returns>
    public virtual SeaTableSelection<IReadOnlyDictionary<string, object?>> Select(
        Func<TColumns, IEnumerable<SeaTableColumn>> columns) =>
        Source.Select(Plan, all =>
        {
            ArgumentNullException.ThrowIfNull(columns);
            var chosen = columns(all)?.ToArray() ?? throw SeaTableQueryException.NothingChosen();
            if (chosen.Length == 0 || Array.Exists(chosen, column => column is null))
                throw SeaTableQueryException.NothingChosen();

            var items = Array.ConvertAll(chosen, column => Selected<object?>.Of(_ => column, all));
            return new SelectionShape<IReadOnlyDictionary<string, object?>>([.. items], () =>
            {
                var values = new Dictionary<string, object?>(items.Length);
                for (var i = 0; i < items.Length; i++)
                    values[chosen[i].Name] = items[i].Value;

                return values;
            });
        });

    /// <summary>
    /// All rows of the query with all their columns, for exports and programs that don't know the columns, page by page.
    /// </summary>
    /// <returns>The values by the names of the columns in the schema file; those of a row's properties.</returns>
    public virtual IAsyncEnumerable<IReadOnlyDictionary<string, object?>> AsDictionaries() =>
        Select(columns => columns.RowColumns).AsAsyncEnumerable();
}
