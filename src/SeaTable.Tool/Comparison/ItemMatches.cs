namespace SeaTable.Tool.Comparison;

/// <summary>
/// The items of two lists, told apart by their ids: who is gone, who is new, who is in both, and in what order.
/// </summary>
/// <typeparam name="T">The items.</typeparam>
internal sealed class ItemMatches<T>
    where T : class
{
    public ItemMatches(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string?> id)
    {
        var old = before.Where(item => id(item) is not null).DistinctBy(id)
            .ToDictionary(item => id(item)!, StringComparer.Ordinal);
        var now = after.Where(item => id(item) is not null).DistinctBy(id)
            .ToDictionary(item => id(item)!, StringComparer.Ordinal);
        Removed = [.. before.Where(item => id(item) is not { } known || !now.ContainsKey(known))];
        Added = [.. after.Where(item => id(item) is not { } known || !old.ContainsKey(known))];
        Both = [.. before.Where(item => id(item) is { } known && now.ContainsKey(known)).Select(item => (item, now[id(item)!]))];
        var kept = after.Where(item => id(item) is { } known && old.ContainsKey(known)).Select(item => id(item));
        IsReordered = !Both.Select(pair => id(pair.Before)).SequenceEqual(kept, StringComparer.Ordinal);
    }

    /// <summary>Gets those that are only in the first list.</summary>
    public IReadOnlyList<T> Removed { get; }

    /// <summary>Gets those that are only in the second list.</summary>
    public IReadOnlyList<T> Added { get; }

    /// <summary>Gets those that are in both, in the order of the first.</summary>
    public IReadOnlyList<(T Before, T After)> Both { get; }

    /// <summary>Gets whether those that are in both stand in another order.</summary>
    public bool IsReordered { get; }
}
