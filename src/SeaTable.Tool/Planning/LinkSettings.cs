namespace SeaTable.Tool.Planning;

/// <summary>The settings of a link that say what it joins. Both of its columns have the same.</summary>
internal static class LinkSettings
{
    public const string Link = "link_id";

    /// <summary>The table in which the link was made.</summary>
    public const string Table = "table_id";

    public const string OtherTable = "other_table_id";

    /// <summary>The column of the other table that is shown.</summary>
    public const string Shown = "display_column_key";

    /// <summary>Tells the two columns apart that show a link of a table to itself.</summary>
    public const string IsLinkedBack = "is_linked_back";
}
