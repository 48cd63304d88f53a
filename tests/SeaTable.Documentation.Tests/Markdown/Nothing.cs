namespace SeaTable.Documentation.Tests.Markdown;

/// <summary>Asserts that there is nothing to tell of.</summary>
internal static class Nothing
{
    /// <summary>Fails with all lines, which <see cref="Assert"/> would cut.</summary>
    internal static void In(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
