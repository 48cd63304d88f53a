namespace SeaTable.Facts.Tests;

/// <summary>A column with settings, as the facts see those of a base.</summary>
internal sealed record LinkedColumn(string Key, string Name, string TypeName, params (string Name, string Value)[] Settings)
    : IColumnFacts
{
    public string? Setting(string name) =>
        Settings.Where(setting => setting.Name == name).Select(setting => setting.Value).FirstOrDefault();
}

/// <summary>A table of such columns.</summary>
internal sealed record LinkedTable(string Id, string Name, params LinkedColumn[] Cells) : ITableFacts<LinkedColumn>
{
    public IReadOnlyList<LinkedColumn> Columns => Cells;

    public LinkedColumn? FindColumn(string key) => Cells.FirstOrDefault(column => column.Key == key);
}

/// <summary>Boats, their owners and the towns of these, linked with each other.</summary>
internal static class Linked
{
    public static LinkedTable Boats { get; } = new(
        "T1", "Boats",
        new LinkedColumn("0000", "Name", "text"),
        new LinkedColumn("Len1", "Length", "number"),
        new LinkedColumn("Ownr", "Owner", "link", ("table_id", "T1"), ("other_table_id", "T2")),
        new LinkedColumn("OwnB", "Born of owner", "link", ("table_id", "T1"), ("other_table_id", "T2"),
            ("display_column_key", "Born")),
        new LinkedColumn("Lost", "Lost", "link", ("table_id", "T1"), ("other_table_id", "T9")),
        new LinkedColumn("None", "Unset", "link"),
        new LinkedColumn("Next", "Next to", "link", ("table_id", "T1"), ("other_table_id", "T1")),
        Formula("Cnt1", "Owners", "count_links", ("link_column_key", "Ownr")),
        Formula("Look", "Birthdays", "lookup", ("link_column_key", "Ownr"), ("level1_linked_table_column_key", "Born")),
        Formula("Town", "Towns", "lookup", ("link_column_key", "Ownr"), ("level1_linked_table_column_key", "Town")),
        Formula("Inha", "Inhabitants", "lookup", ("link_column_key", "Ownr"), ("level1_linked_table_column_key", "Town"),
            ("level2_linked_table_column_key", "Inha")),
        Formula("Gone", "Gone", "lookup", ("link_column_key", "Ownr"), ("level1_linked_table_column_key", "Town"),
            ("level2_linked_table_column_key", "Nope")),
        Formula("Flat", "Flat", "lookup", ("link_column_key", "Ownr"), ("level1_linked_table_column_key", "Born"),
            ("level2_linked_table_column_key", "Inha")),
        Formula("Maxi", "Oldest", "findmax", ("link_column_key", "Ownr"), ("column_key_in_linked_record", "Mail"),
            ("column_key_for_comparison", "Born"), ("level1_linked_table_column_key", "0000")),
        Formula("Roll", "Total", "rollup", ("link_column_key", "Ownr"), ("level1_linked_table_column_key", "Born"),
            ("result_type", "number")),
        Formula("NoLn", "Of no link", "lookup", ("link_column_key", "Len1"), ("level1_linked_table_column_key", "Born")),
        Formula("Self", "Of itself", "lookup", ("link_column_key", "Next"), ("level1_linked_table_column_key", "Self")),
        Formula("OfCn", "Of counts", "lookup", ("link_column_key", "Next"), ("level1_linked_table_column_key", "Cnt1")),
        Formula("OfRo", "Of totals", "lookup", ("link_column_key", "Next"), ("level1_linked_table_column_key", "Roll")),
        Formula("OfLk", "Of birthdays", "lookup", ("link_column_key", "Next"), ("level1_linked_table_column_key", "Look")),
        Formula("OfFo", "Of lists", "lookup", ("link_column_key", "Next"), ("level1_linked_table_column_key", "List")),
        Formula("Told", "Told", "lookup", ("link_column_key", "Lost"), ("array_type", "date")),
        Formula("Sure", "Sure", "lookup", ("link_column_key", "Ownr"), ("level1_linked_table_column_key", "Born"),
            ("array_type", "number")),
        new LinkedColumn("List", "List", "formula", ("result_type", "array"), ("array_type", "bool")));

    public static LinkedTable Owners { get; } = new(
        "T2", "People",
        new LinkedColumn("Mail", "Email", "email"),
        new LinkedColumn("0000", "Name", "text"),
        new LinkedColumn("Born", "Born", "date"),
        new LinkedColumn("Boat", "Boats", "link", ("table_id", "T1"), ("other_table_id", "T2")),
        new LinkedColumn("Town", "Home", "link", ("table_id", "T2"), ("other_table_id", "T3")));

    public static LinkedTable Towns { get; } = new(
        "T3", "Towns",
        new LinkedColumn("Code", "Code", "number"),
        new LinkedColumn("Inha", "Inhabitants", "number"),
        new LinkedColumn("St.N", "St. Name", "text"),
        new LinkedColumn("Mott", "Inha", "text"));

    public static LinkedColumns<LinkedTable, LinkedColumn> Columns { get; } =
        new(id => new[] { Boats, Owners, Towns }.FirstOrDefault(table => table.Id == id));

    public static LinkedColumn Of(LinkedTable table, string name) => table.Columns.Single(column => column.Name == name);

    private static LinkedColumn Formula(string key, string name, string kind, params (string Name, string Value)[] settings) =>
        new(key, name, "link-formula", [("formula", kind), .. settings]);
}
