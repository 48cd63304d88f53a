using SeaTable.Sql;
namespace SeaTable.Facts.Tests;

/// <summary>What links and link formulas show of other tables.</summary>
public sealed class LinkedColumnTests
{
    [Theory]
    [InlineData("Owner", "People")]
    [InlineData("Next to", "Boats")]
    [InlineData("Lost", null)]
    [InlineData("Unset", null)]
    public void A_link_leads_to_the_other_of_its_two_tables(string link, string? expected) =>
        Assert.Equal(expected, Linked.Columns.OtherTable(Linked.Boats, Linked.Of(Linked.Boats, link))?.Name);

    [Fact]
    public void Both_ends_of_a_link_tell_the_tables_in_the_same_order() =>
        Assert.Equal("Boats", Linked.Columns.OtherTable(Linked.Owners, Linked.Of(Linked.Owners, "Boats"))?.Name);

    [Theory]
    [InlineData("Owner", "Name")]
    [InlineData("Born of owner", "Born")]
    [InlineData("Lost", null)]
    public void A_link_shows_the_column_that_it_names_or_else_the_one_that_names_the_rows(string link, string? expected) =>
        Assert.Equal(expected, Linked.Columns.Shown(Linked.Boats, Linked.Of(Linked.Boats, link))?.Name);

    [Fact]
    public void A_link_to_a_table_without_that_column_shows_the_first_one() =>
        Assert.Equal("Code", Linked.Columns.Shown(Linked.Owners, Linked.Of(Linked.Owners, "Home"))?.Name);

    [Fact]
    public void A_link_to_a_table_without_columns_shows_none()
    {
        var empty = new LinkedTable("T2", "Empty");

        Assert.Null(new LinkedColumns<LinkedTable, LinkedColumn>(_ => empty).Shown(
            Linked.Boats, Linked.Of(Linked.Boats, "Owner")));
    }

    [Theory]
    [InlineData("Birthdays", "People.Born")]
    [InlineData("Towns", "People.Home")]
    [InlineData("Inhabitants", "Towns.Inhabitants")]
    [InlineData("Gone", null)]
    [InlineData("Flat", "People.Born")]
    [InlineData("Oldest", "People.Email")]
    [InlineData("Owners", null)]
    [InlineData("Of no link", null)]
    [InlineData("Told", null)]
    public void A_link_formula_takes_the_values_at_the_end_of_one_link_or_two(string formula, string? expected) => Assert.Equal(
        expected,
        Linked.Columns.LookedUp(Linked.Boats, Linked.Of(Linked.Boats, formula)) is { } found
            ? $"{found.Table.Name}.{found.Column.Name}" : null);

    [Fact]
    public void The_row_that_is_found_is_compared_by_another_column() => Assert.Equal(
        "Born",
        Linked.Columns.LookedUp(
            Linked.Boats, Linked.Of(Linked.Boats, "Oldest"), LinkFormulaSettings.ComparedColumn)?.Column.Name);

    [Theory]
    [InlineData("Name", SqlKind.Text, SqlKind.Text)]
    [InlineData("Owner", SqlKind.List, SqlKind.Text)]
    [InlineData("Born of owner", SqlKind.List, SqlKind.Date)]
    [InlineData("Lost", SqlKind.List, SqlKind.Unknown)]
    [InlineData("Owners", SqlKind.Number, SqlKind.Number)]
    [InlineData("Birthdays", SqlKind.List, SqlKind.Date)]
    [InlineData("Towns", SqlKind.List, SqlKind.Number)]
    [InlineData("Inhabitants", SqlKind.List, SqlKind.Number)]
    [InlineData("Oldest", SqlKind.List, SqlKind.Text)]
    [InlineData("Total", SqlKind.Number, SqlKind.Number)]
    [InlineData("Of counts", SqlKind.List, SqlKind.Number)]
    [InlineData("Of totals", SqlKind.List, SqlKind.Number)]
    [InlineData("Of birthdays", SqlKind.List, SqlKind.Date)]
    [InlineData("Of lists", SqlKind.List, SqlKind.Boolean)]
    [InlineData("Told", SqlKind.List, SqlKind.Date)]
    [InlineData("Sure", SqlKind.List, SqlKind.Number)]
    [InlineData("List", SqlKind.List, SqlKind.Boolean)]
    [InlineData("Of itself", SqlKind.List, SqlKind.Unknown)]
    public void Cells_hold_what_the_base_tells_or_what_the_column_at_the_other_end_holds(
        string column, object kind, object element)
    {
        var type = Linked.Columns.TypeOf(Linked.Boats, Linked.Of(Linked.Boats, column));

        Assert.Equal((kind, element), (type.Kind, type.Element));
    }
}
