namespace SeaTable.Emulator.Columns;

/// <summary>Compares stored cells of one column.</summary>
internal static class CellOrder
{
    public static int Compare(object left, object right) => (left, right) switch
    {
        (double a, double b) => a.CompareTo(b),
        (long a, long b) => a.CompareTo(b),
        (string a, string b) => CompareTexts(a, b),
        _ => 0,
    };

    // Letters first regardless of case, as people sort; equal ones by code so that the order is stable.
    public static int CompareTexts(string left, string right)
    {
        var order = string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : string.CompareOrdinal(left, right);
    }
}
