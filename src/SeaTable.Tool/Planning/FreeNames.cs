namespace SeaTable.Tool.Planning;

/// <summary>Names that no other part has.</summary>
internal static class FreeNames
{
    /// <summary>Gets a name with a number behind it that is free.</summary>
    public static string Of(string name, IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (names.Contains($"{name} ~{number}"))
            number++;

        return $"{name} ~{number}";
    }
}
