namespace SeaTable.Client.Tests;

/// <summary>Columns that are chosen when the program runs, by what a user has picked and typed.</summary>
public class ChosenColumnTests(EverythingFixture everything) : IClassFixture<EverythingFixture>
{
    private static readonly string[] s_chosen = ["Text", "Files", "Select"];

    public static TheoryData<string, Func<SeaTableColumn, SqlCondition>, Func<EverythingRow, bool>> Cases => new()
    {
        { "Text", c => c.EqualTo("a"), row => row.Text == "a" },
        { "Text", c => c.NotEqualTo("a"), row => row.Text != "a" },
        { "Text", c => c.Contains("b"), row => row.Text?.Contains('b', StringComparison.Ordinal) == true },
        { "Text", c => c.EqualTo(null), row => string.IsNullOrEmpty(row.Text) },
        { "Number", c => c.LessThan(2), row => row.Number < 2 },
        { "Number", c => c.AtMost("2"), row => row.Number <= 2 },
        { "Number", c => c.GreaterThan("-3.5"), row => row.Number > -3.5 },
        { "Number", c => c.AtLeast(1m), row => row.Number >= 1 },
        { "Euro", c => c.EqualTo("9.99"), row => row.Euro == 9.99m },
        { "Rating", c => c.EqualTo(3L), row => row.Rating == 3 },
        { "Checkbox", c => c.EqualTo("true"), row => row.Checkbox },
        { "Checkbox", c => c.NotEqualTo(true), row => !row.Checkbox },
        { "Date ISO", c => c.AtLeast("2026-03-30"), row => row.DateISO >= new DateOnly(2026, 3, 30) },
        { "Time ISO", c => c.LessThan("2026-03-29T12:30Z"), row => row.TimeISO < EverythingFixture.Noon(29) },
        { "Duration minutes", c => c.EqualTo("01:30:00"), row => row.DurationMinutes == TimeSpan.FromMinutes(90) },
        { "Select", c => c.EqualTo("option-1"), row => row.Select == EverythingSelect.Option1 },
        { "Select", c => c.NotEqualTo(EverythingSelect.Option1), row => row.Select != EverythingSelect.Option1 },
        { "Multiple", c => c.Contains("option-1"), row => row.Multiple.Contains(EverythingMultiple.Option1) },
        { "People", c => c.Contains(new SeaTableUser("a@auth.local")), row => row.People.Contains("a@auth.local") },
        { "People", c => c.Contains("a@auth.local"), row => row.People.Contains("a@auth.local") },
        { "Department", c => c.EqualTo("7"), row => row.Department == 7 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Its_conditions_are_those_of_the_column(
        string column, Func<SeaTableColumn, SqlCondition> condition, Func<EverythingRow, bool> expected)
    {
        var found = await everything.Table.Where(c => condition(Column(column))).ToListAsync();

        Assert.Equal(everything.Rows.Where(expected).Select(row => row.AutoNumber), found.Select(row => row.AutoNumber));
    }

    [Theory]
    [InlineData("Number", "many")]
    [InlineData("Rating", "2.5")]
    [InlineData("Date ISO", "29.03.2026")]
    [InlineData("Select", "no option")]
    [InlineData("Files", "x")]
    public void A_value_that_does_not_fit_is_refused(string column, string value)
    {
        var refusal = Assert.Throws<SeaTableQueryException>(() => Column(column).EqualTo(value));

        Assert.StartsWith($"Column '{column}' can't be compared so with '{value}'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_sorted_and_selected_by_it()
    {
        var sorted = await everything.Table.Where(c => c.Number != null).OrderByDescending(c => c.Find("Number")!)
            .Select(c => c.Find("Number")!).ToListAsync();
        var chosen = await everything.Table.Select(c => s_chosen.Select(name => c.Find(name)!)).ToListAsync();

        Assert.Equal(everything.Rows.Select(row => row.Number).OfType<double>().OrderDescending().Cast<object?>(), sorted);
        Assert.Equal(everything.Rows.Select(row => row.Text), chosen.Select(values => (string?)values["Text"]));
        Assert.Equal(everything.Rows.Select(row => row.Select), chosen.Select(values => (EverythingSelect?)values["Select"]));
        Assert.Equal(s_chosen, chosen[0].Keys);
        Assert.Throws<SeaTableQueryException>(() => everything.Table.OrderBy(c => c.Find("Files")!));
    }

    [Fact]
    public async Task Rows_come_as_dictionaries_for_those_who_do_not_know_the_columns()
    {
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        await foreach (var row in everything.Table.AsDictionaries())
            rows.Add(row);

        Assert.Equal(everything.Rows.Select(row => (row.Text, row.Number, row.AutoNumber)),
            rows.Select(row => ((string?)row["Text"], (double?)row["Number"], (string?)row["Auto number"])));
        Assert.Equal(everything.Table.Columns.RowColumns.Select(column => column.Name), rows[0].Keys);
    }

    [Fact]
    public void It_is_found_by_name_and_by_key()
    {
        var columns = everything.Table.Columns;

        Assert.Equal("Number", columns.Find(Column("Number").Key)!.Name);
        Assert.Null(columns.Find("no such column"));
        Assert.True(Column("Text").IsSortable);
        Assert.False(Column("Files").IsSortable);
    }

    private SeaTableColumn Column(string name) => everything.Table.Columns.Find(name)!;
}
