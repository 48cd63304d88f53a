namespace SeaTable.Emulator.Schema;

/// <summary>The first column of a table names its rows, so it can't be of any type.</summary>
internal static class FirstColumn
{
    private static readonly string[] s_types = ["text", "number", "date", "single-select", "formula", "auto-number"];

    public static bool CanBe(string type) => s_types.Contains(type);
}
