using SeaTable.Queries;

namespace SeaTable;

public partial class SeaTableQuery<TRow, TColumns>
{
    /// <summary>Groups the rows by the values of a column.</summary>
    /// <typeparam name="TKey">The type of its values.</typeparam>
    /// <param name="key">Gives the column.</param>
    /// <returns>The groups, of which something is to be selected.</returns>
    /// <exception cref="SeaTableQueryException">The query is cut by Skip or Take already.</exception>
    /// <remarks>Rows with an empty cell make a group of their own. A multiple select puts a row into the group of each of its
    /// options.</remarks>
    public virtual SeaTableGroups<TColumns, TKey> GroupBy<TKey>(Func<TColumns, ISqlGroupKey<TKey>> key) =>
        new(Groups(), Source.Of(key));

    /// <summary>Groups the rows by the values of two columns.</summary>
    /// <typeparam name="TKey1">The type of the first column's values.</typeparam>
    /// <typeparam name="TKey2">The type of the second column's values.</typeparam>
    /// <param name="key1">Gives the first column.</param>
    /// <param name="key2">Gives the second column.</param>
    /// <returns>The groups, of which something is to be selected.</returns>
    /// <exception cref="SeaTableQueryException">The query is cut by Skip or Take already.</exception>
    public virtual SeaTableGroups<TColumns, TKey1, TKey2> GroupBy<TKey1, TKey2>(
        Func<TColumns, ISqlGroupKey<TKey1>> key1, Func<TColumns, ISqlGroupKey<TKey2>> key2) =>
        new(Groups(), Source.Of(key1), Source.Of(key2));

    /// <summary>Groups the rows by the values of three columns.</summary>
    /// <typeparam name="TKey1">The type of the first column's values.</typeparam>
    /// <typeparam name="TKey2">The type of the second column's values.</typeparam>
    /// <typeparam name="TKey3">The type of the third column's values.</typeparam>
    /// <param name="key1">Gives the first column.</param>
    /// <param name="key2">Gives the second column.</param>
    /// <param name="key3">Gives the third column.</param>
    /// <returns>The groups, of which something is to be selected.</returns>
    /// <exception cref="SeaTableQueryException">The query is cut by Skip or Take already.</exception>
    public virtual SeaTableGroups<TColumns, TKey1, TKey2, TKey3> GroupBy<TKey1, TKey2, TKey3>(
        Func<TColumns, ISqlGroupKey<TKey1>> key1, Func<TColumns, ISqlGroupKey<TKey2>> key2,
        Func<TColumns, ISqlGroupKey<TKey3>> key3) =>
        new(Groups(), Source.Of(key1), Source.Of(key2), Source.Of(key3));

    private GroupSource<TColumns> Groups()
    {
        Plan.ThrowIfCut("GroupBy");
        if (Plan.Orders.Count > 0)
        {
            throw new SeaTableQueryException(
                "Groups come in the order of their keys, so OrderBy before GroupBy has nothing to do. Leave it out, or sort the "
                + "groups by an aggregate behind GroupBy.");
        }

        return new GroupSource<TColumns>(Source.Selections, Plan, Source.Columns, GroupPlan.AllGroups);
    }
}
