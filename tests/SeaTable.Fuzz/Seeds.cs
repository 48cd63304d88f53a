namespace SeaTable.Fuzz;

/// <summary>What mutations start from: good input, in a folder for each target.</summary>
internal static class Seeds
{
    public static IReadOnlyList<byte[]> Of(string target) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Seeds", target)).Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)];
}
