namespace SeaTable.Facts;

/// <summary>The settings of link formulas that hold keys of columns, members of <c>data</c>.</summary>
internal static class LinkFormulaSettings
{
    /// <summary>The link of the own table that is followed first.</summary>
    public const string Link = "link_column_key";

    /// <summary>The column at the end of the first link.</summary>
    public const string LinkedColumn = "level1_linked_table_column_key";

    /// <summary>The column at the end of the second link, when the first one leads to a link.</summary>
    public const string SecondLinkedColumn = "level2_linked_table_column_key";

    /// <summary>The column whose cell is given of the one row that is found.</summary>
    public const string FoundColumn = "column_key_in_linked_record";

    /// <summary>The column by which that row is found.</summary>
    public const string ComparedColumn = "column_key_for_comparison";

    /// <summary>How a roll-up makes one value of many, one of <see cref="RollupMethods"/>.</summary>
    public const string Method = "summary_method";
}
