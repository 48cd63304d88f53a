namespace SeaTable.Facts.Tests;

/// <summary>What the names in formulas mean.</summary>
public sealed class FormulaColumnTests
{
    private static readonly FormulaColumns<LinkedTable, LinkedColumn> s_columns = new(Linked.Columns);

    [Theory]
    [InlineData("Name", "Name")]
    [InlineData("Len1", "Length")]
    [InlineData("Owner.Born", "Owner > People.Born")]
    [InlineData("Ownr.Born", "Owner > People.Born")]
    [InlineData("People.Mail", "Owner > People.Email")]
    [InlineData("Owner", "Owner")]
    [InlineData("Owner.", null)]
    [InlineData(".Born", null)]
    [InlineData("Length.Born", null)]
    [InlineData("Lost.Born", null)]
    [InlineData("Owner.Length", null)]
    [InlineData("name", null)]
    [InlineData("", null)]
    public void A_name_in_braces_is_a_column_or_that_of_a_link(string name, string? expected) =>
        Assert.Equal(expected, Found(Linked.Boats, name));

    [Theory]
    [InlineData("Home.St. Name", "Home > Towns.St. Name")]
    [InlineData("Home.Code", "Home > Towns.Code")]
    [InlineData("Home.Inha", "Home > Towns.Inha")]
    public void Names_may_have_points_themselves_or_be_the_key_of_another_column(string name, string expected) =>
        Assert.Equal(expected, Found(Linked.Owners, name));

    [Theory]
    [InlineData("{Name} & {Lenght} & {Owner.Born} & {Owner.Bron}", "Lenght", "Owner.Bron")]
    [InlineData("countlinks('Owner') + countlinks('Ownr') + countlinks('People') + countlinks('Owners')", "Owners")]
    [InlineData("lookup('Owner', 'Born') & lookup('Owner', 'Length')", "Length")]
    [InlineData("lookup('Lost', 'Length')", "Lost")]
    [InlineData("countlinks('Owner', '{Born} > 1 and {Bron} > 1')", "Bron")]
    [InlineData("countlinks('Owner', 'countlinks(\"Home\", \"{Cod} > 1\") > countlinks(\"Hom\")')", "Cod", "Hom")]
    [InlineData("{Name} & 'Lenght'")]
    public void Names_that_mean_nothing_are_told(string formula, params string[] expected) =>
        Assert.Equal(expected, s_columns.MissingIn(Linked.Boats, formula));

    [Theory]
    [InlineData("{Name} & {Length} & {Nothing}", "Boats.Name", "Boats.Length")]
    [InlineData("{Owner.Born}", "People.Born")]
    [InlineData("lookup('Owner', 'Email') & countlinks('Owner')", "People.Email")]
    [InlineData("lookup('Owner', 'Length') & lookup('Lost', 'Name')")]
    public void The_columns_whose_values_a_formula_looks_at_are_found(string formula, params string[] expected) => Assert.Equal(
        expected, s_columns.ValuesIn(Linked.Boats, formula).Select(found => $"{found.Table.Name}.{found.Column.Name}"));

    [Fact]
    public void A_link_is_found_by_its_name_its_key_or_its_table()
    {
        foreach (var name in new[] { "Owner", "Ownr", "People" })
            Assert.Equal("Owner", s_columns.FindLink(Linked.Boats, name)?.Link.Name);

        Assert.Null(s_columns.FindLink(Linked.Boats, "Length"));
        Assert.Null(s_columns.FindLink(Linked.Boats, "Lost"));
    }

    private static string? Found(LinkedTable table, string name) => s_columns.Find(table, name) is not { } found ? null
        : found.Column.Name + (found.Other is null ? "" : $" > {found.Other.Name}.{found.Linked?.Name}");
}
