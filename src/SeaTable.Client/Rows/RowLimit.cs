namespace SeaTable;

/// <summary>How many rows a server gives in one answer.</summary>
internal static class RowLimit
{
    /// <summary>A server may be set to give fewer rows than asked for. Such limits are round numbers, in one way or the other.</summary>
    internal static bool MayBe(int count) => count % 50 == 0 || count % 64 == 0;
}
