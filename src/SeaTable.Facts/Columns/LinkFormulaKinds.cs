namespace SeaTable.Facts;

/// <summary>The kinds of link formulas, as <c>data.formula</c> has them.</summary>
internal static class LinkFormulaKinds
{
    public const string CountLinks = "count_links";

    public const string Lookup = "lookup";

    public const string Rollup = "rollup";

    public const string FindMax = "findmax";

    public const string FindMin = "findmin";

    public const string ArrayUnique = "arrayunique";

    /// <summary>
    /// Whether link formulas of a kind give cells of linked rows, as a list, rather than what is computed of them.
    /// </summary>
    public static bool GivesCells(string? kind) => GivesCellOfOneRow(kind) || kind is Lookup or ArrayUnique;

    /// <summary>Whether link formulas of a kind look for one row and give its cell, in a list too.</summary>
    public static bool GivesCellOfOneRow(string? kind) => kind is FindMax or FindMin;

    /// <summary>The setting that holds the key of the column at the end of the first link.</summary>
    public static string SourceSetting(string? kind) =>
        GivesCellOfOneRow(kind) ? LinkFormulaSettings.FoundColumn : LinkFormulaSettings.LinkedColumn;
}
