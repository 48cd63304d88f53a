namespace SeaTable.Tool.Terminal;

/// <summary>Puts numbers into words.</summary>
internal static class Words
{
    /// <summary>Counts things, such as "1 column" and "3 columns".</summary>
    public static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}
