namespace SeaTable;

/// <summary>Finds the columns of an answer by what people call them.</summary>
internal sealed class SqlColumns(IReadOnlyList<SqlColumn> all)
{
    internal IReadOnlyList<SqlColumn> All => all;

    /// <summary>
    /// The number of the column: the exact name first, then one that differs in upper and lower case only, as SQL has it.
    /// </summary>
    /// <exception cref="SeaTableQueryException">There is none, or more than one.</exception>
    internal int Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name, StringComparison.Ordinal)
            ?? Find(name, StringComparison.OrdinalIgnoreCase)
            ?? throw new SeaTableQueryException($"The answer has no column '{name}'. " + (all.Count == 0
                ? "It has none at all."
                : $"It has: {string.Join(", ", all.Select(column => $"'{column}'"))}."));
    }

    private int? Find(string name, StringComparison comparison)
    {
        int? found = null;
        for (var i = 0; i < all.Count; i++)
        {
            if (!all[i].Name.Equals(name, comparison) && !all[i].ToString().Equals(name, comparison))
                continue;

            if (found is { } other && all[other].ToString() != all[i].ToString())
                throw new SeaTableQueryException($"'{name}' may be '{all[other]}' or '{all[i]}'. Write which one.");

            found ??= i;
        }

        return found;
    }
}
