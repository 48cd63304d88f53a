namespace SeaTable.Client.Tests;

/// <summary>Two rows of a table are compared cell by cell, and a row is shown by its first column.</summary>
public class RowComparisonTests(EverythingFixture everything) : IClassFixture<EverythingFixture>
{
    [Fact]
    public async Task A_row_read_twice_holds_the_same()
    {
        var again = await everything.Table.ToListAsync();

        Assert.All(everything.Rows.Zip(again), pair => Assert.Empty(pair.Second.ChangesFrom(pair.First)));
    }

    [Fact]
    public async Task What_differs_is_told_with_both_values()
    {
        var before = everything.Rows.Find(row => row.Multiple.Count > 0)!;
        var after = (await everything.Table.GetAsync(before.RowId))!;
        after.Text = "other";
        after.Multiple = [];

        var changes = after.ChangesFrom(before);

        Assert.Equal(["Text", "Multiple"], changes.Select(change => change.Column));
        Assert.Equal(new SeaTableCellChange("Text", before.Text, "other"), changes[0]);
        Assert.Equal(before.Multiple, changes[1].Before);
        Assert.Empty(Assert.IsAssignableFrom<IReadOnlyList<EverythingMultiple>>(changes[1].After));
    }

    [Fact]
    public void A_copy_holds_what_can_be_written()
    {
        var row = everything.Rows[0];

        Assert.DoesNotContain(
            row.Clone().ChangesFrom(row), change => change.Column is "Text" or "Number" or "Multiple" or "Files");
        Assert.Throws<ArgumentException>(() => row.ChangesFrom(new OthersRow()));
    }

    [Fact]
    public void A_row_shows_its_first_column_and_its_id()
    {
        Assert.Equal("ContactsRow 'Ada' Qt8xIBbHSlGQsHhwYPZQhg",
            new ContactsRow { RowId = "Qt8xIBbHSlGQsHhwYPZQhg", Name = "Ada" }.ToString());
        Assert.Equal(
            $"ContactsRow '{new string('x', 40)}…' (not stored)", new ContactsRow { Name = new string('x', 50) }.ToString());
        Assert.Equal("ContactsRow (not stored)", new ContactsRow().ToString());
    }

    [Fact]
    public void A_row_stays_one_line_of_a_log_and_whole_letters()
    {
        Assert.Equal(
            "ContactsRow 'Ada  2030 INFO all is well x' (not stored)",
            new ContactsRow { Name = "Ada\r\n2030\u2028INFO\tall is well\u0085x" }.ToString());
        Assert.Equal(
            $"ContactsRow '{new string('x', 39)}…' (not stored)",
            new ContactsRow { Name = new string('x', 39) + "\U0001F600" }.ToString());
    }
}
