namespace SeaTable.Client.Tests;

/// <summary>
/// What a condition finds on the server is what the same condition in C# finds among the rows read: for every operator and method
/// of every column type, empty cells included, and for the opposite as well.
/// </summary>
public class EveryTypeTests(EverythingFixture everything) : IClassFixture<EverythingFixture>
{
    private static readonly SeaTableUser s_ben = new("b@auth.local");

    private static readonly DateOnly s_day = new(2026, 3, 29);
    private static readonly DateTimeOffset s_moment = EverythingFixture.Noon(29);
    private static readonly TimeSpan s_span = TimeSpan.FromMinutes(90);

    public static TheoryData<string, Func<EverythingColumns, SqlCondition>, Func<EverythingRow, bool>> Cases => new()
    {
        { "text ==", c => c.Text == "a", row => row.Text == "a" },
        { "text == of another case", c => c.Text == "A", row => row.Text == "A" },
        { "text !=", c => c.Text != "a", row => row.Text != "a" },
        { "text == null", c => c.Text == null, row => string.IsNullOrEmpty(row.Text) },
        { "text != null", c => c.Text != null, row => !string.IsNullOrEmpty(row.Text) },
        { "text == empty", c => c.Text == "", row => string.IsNullOrEmpty(row.Text) },
        { "text IsEmpty", c => c.Text.IsEmpty(), row => string.IsNullOrEmpty(row.Text) },
        { "text Contains", c => c.Text.Contains("a"), row => row.Text?.Contains('a', StringComparison.Ordinal) == true },
        { "text Contains %", c => c.Text.Contains("%"), row => row.Text?.Contains('%', StringComparison.Ordinal) == true },
        { "text Contains _", c => c.Text.Contains("_"), row => row.Text?.Contains('_', StringComparison.Ordinal) == true },
        { "text Contains \\", c => c.Text.Contains("\\"), row => row.Text?.Contains('\\', StringComparison.Ordinal) == true },
        { "text Contains '", c => c.Text.Contains("'\"`?"),
            row => row.Text?.Contains("'\"`?", StringComparison.Ordinal) == true },
        { "text Contains 🧮", c => c.Text.Contains("🧮"), row => row.Text?.Contains("🧮", StringComparison.Ordinal) == true },
        { "text Contains nothing", c => c.Text.Contains(""), _ => true },
        { "text StartsWith", c => c.Text.StartsWith("a"), row => row.Text?.StartsWith('a') == true },
        { "text StartsWith _", c => c.Text.StartsWith("a_"),
            row => row.Text?.StartsWith("a_", StringComparison.Ordinal) == true },
        { "text EndsWith", c => c.Text.EndsWith("b"), row => row.Text?.EndsWith('b') == true },
        { "text EndsWith %", c => c.Text.EndsWith("b%"), row => row.Text?.EndsWith("b%", StringComparison.Ordinal) == true },
        { "text Like", c => c.Text.Like("a_"), row => row.Text is ['a', _] },
        { "text LikeIgnoringCase", c => c.Text.LikeIgnoringCase("A%"),
            row => row.Text?.StartsWith("a", StringComparison.OrdinalIgnoreCase) == true },
        { "text In", c => c.Text.In("a", "Ä"), row => row.Text is "a" or "Ä" },
        { "text In with null", c => c.Text.In("a", null), row => row.Text == "a" || string.IsNullOrEmpty(row.Text) },
        { "long text Contains", c => c.LongText.Contains("long"),
            row => row.LongText?.Contains("long", StringComparison.Ordinal) == true },
        { "long text != null", c => c.LongText != null, row => row.LongText is not null },
        { "e-mail", c => c.Email == "a@example.org", row => row.Email == "a@example.org" },
        { "url", c => c.Url.StartsWith("https"), row => row.Url?.StartsWith("https", StringComparison.Ordinal) == true },
        { "number ==", c => c.Number == 2, row => row.Number == 2 },
        { "number == 0", c => c.Number == 0, row => row.Number == 0 },
        { "number !=", c => c.Number != 2, row => row.Number != 2 },
        { "number == null", c => c.Number == null, row => row.Number is null },
        { "number <", c => c.Number < 1, row => row.Number < 1 },
        { "number <=", c => c.Number <= 1, row => row.Number <= 1 },
        { "number >", c => c.Number > -3.5, row => row.Number > -3.5 },
        { "number >=", c => c.Number >= -3.5, row => row.Number >= -3.5 },
        { "number > null", c => c.Number > null, _ => false },
        { "number Between", c => c.Number.Between(0, 2), row => row.Number is >= 0 and <= 2 },
        { "number In", c => c.Number.In(-3.5, 4), row => row.Number is -3.5 or 4 },
        { "percent", c => c.Percent >= 0.25, row => row.Percent >= 0.25 },
        { "euro", c => c.Euro == 9.99m, row => row.Euro == 9.99m },
        { "dollar", c => c.Dollar > 0.05m, row => row.Dollar > 0.05m },
        { "checkbox", c => c.Checkbox, row => row.Checkbox },
        { "checkbox == false", c => c.Checkbox == false, row => row.Checkbox == false },
        { "checkbox != true", c => c.Checkbox != true, row => row.Checkbox != true },
        { "date ==", c => c.DateISO == s_day, row => row.DateISO == s_day },
        { "date !=", c => c.DateISO != s_day, row => row.DateISO != s_day },
        { "date == null", c => c.DateISO == null, row => row.DateISO is null },
        { "date <", c => c.DateISO < s_day, row => row.DateISO < s_day },
        { "date <=", c => c.DateISO <= s_day, row => row.DateISO <= s_day },
        { "date >", c => c.DateISO > s_day, row => row.DateISO > s_day },
        { "date >=", c => c.DateGerman >= s_day, row => row.DateGerman >= s_day },
        { "date Between", c => c.DateISO.Between(s_day, s_day.AddDays(1)),
            row => row.DateISO >= s_day && row.DateISO <= s_day.AddDays(1) },
        { "date In", c => c.DateISO.In(s_day, new DateOnly(2026, 10, 25)),
            row => row.DateISO == s_day || row.DateISO == new DateOnly(2026, 10, 25) },
        { "date Year", c => c.DateISO.Year == 2025, row => row.DateISO?.Year == 2025 },
        { "date Month !=", c => c.DateISO.Month != 3, row => row.DateISO?.Month != 3 },
        { "date Quarter", c => c.DateISO.Quarter == 4, row => row.DateISO?.Month > 9 },
        { "date Day", c => c.DateISO.Day > 29, row => row.DateISO?.Day > 29 },
        { "moment ==", c => c.TimeISO == s_moment, row => row.TimeISO == s_moment },
        { "moment !=", c => c.TimeISO != s_moment, row => row.TimeISO != s_moment },
        { "moment <", c => c.TimeISO < s_moment, row => row.TimeISO < s_moment },
        { "moment <=", c => c.TimeGerman <= s_moment, row => row.TimeGerman <= s_moment },
        { "moment >", c => c.TimeISO > s_moment.AddSeconds(-0.5), row => row.TimeISO > s_moment.AddSeconds(-0.5) },
        { "moment >=", c => c.TimeISO >= s_moment.ToOffset(TimeSpan.FromHours(-9)), row => row.TimeISO >= s_moment },
        { "moment Between", c => c.TimeISO.Between(s_moment, s_moment.AddDays(1)),
            row => row.TimeISO >= s_moment && row.TimeISO <= s_moment.AddDays(1) },
        { "moment Year in the server's zone", c => c.TimeISO.Year == 2026, row => row.TimeISO?.Year == 2026 },
        { "moment Hour", c => c.TimeISO.Hour == 0, row => row.TimeISO?.Hour == 0 },
        { "moment Minute", c => c.TimeISO.Minute == 30, row => row.TimeISO?.Minute == 30 },
        { "duration ==", c => c.DurationMinutes == s_span, row => row.DurationMinutes == s_span },
        { "duration !=", c => c.DurationMinutes != s_span, row => row.DurationMinutes != s_span },
        { "duration <", c => c.DurationMinutes < TimeSpan.Zero, row => row.DurationMinutes < TimeSpan.Zero },
        { "duration >=", c => c.DurationMinutes >= TimeSpan.Zero, row => row.DurationMinutes >= TimeSpan.Zero },
        { "duration Between", c => c.DurationMinutes.Between(TimeSpan.Zero, s_span),
            row => row.DurationMinutes >= TimeSpan.Zero && row.DurationMinutes <= s_span },
        { "select ==", c => c.Select == EverythingSelect.Option1, row => row.Select == EverythingSelect.Option1 },
        { "select !=", c => c.Select != EverythingSelect._100, row => row.Select != EverythingSelect._100 },
        { "select == null", c => c.Select == null, row => row.Select is null },
        { "select In", c => c.Select.In(EverythingSelect.Option1, EverythingSelect._100),
            row => row.Select == EverythingSelect.Option1 || row.Select == EverythingSelect._100 },
        { "select of nobody", c => c.Select == EverythingSelect.FromName("nobody"), _ => false },
        { "multiple HasAnyOf", c => c.Multiple.HasAnyOf(EverythingMultiple.Option1, EverythingMultiple.Option3),
            row => row.Multiple.Contains(EverythingMultiple.Option1) || row.Multiple.Contains(EverythingMultiple.Option3) },
        { "multiple HasAllOf", c => c.Multiple.HasAllOf(EverythingMultiple.Option1, EverythingMultiple.Option2),
            row => row.Multiple.Count == 2 },
        { "multiple HasNoneOf", c => c.Multiple.HasNoneOf(EverythingMultiple.Option1),
            row => !row.Multiple.Contains(EverythingMultiple.Option1) },
        { "multiple IsExactly", c => c.Multiple.IsExactly(EverythingMultiple.Option1, EverythingMultiple.Option2),
            row => row.Multiple.Count == 2 },
        { "multiple IsExactly one", c => c.Multiple.IsExactly(EverythingMultiple.Option1),
            row => row.Multiple is [var only] && only == EverythingMultiple.Option1 },
        { "multiple IsEmpty", c => c.Multiple.IsEmpty(), row => row.Multiple.Count == 0 },
        { "images IsEmpty", c => c.Images.IsEmpty(), row => row.Images.Count == 0 },
        { "people HasAnyOf", c => c.People.HasAnyOf("b@auth.local"), row => row.People.Contains(s_ben) },
        { "people HasNoneOf", c => c.People.HasNoneOf("b@auth.local"), row => !row.People.Contains(s_ben) },
        { "people IsExactly", c => c.People.IsExactly("a@auth.local"), row => row.People is [var one] && one == "a@auth.local" },
        { "rating", c => c.Rating > 1, row => row.Rating > 1 },
        { "country", c => c.PlaceCountry.Country == "Germany", row => row.PlaceCountry?.CountryRegion == "Germany" },
        { "country !=", c => c.PlaceCountry.Country != "Germany", row => row.PlaceCountry?.CountryRegion != "Germany" },
        { "country == null", c => c.PlaceCountry.Country == null, row => row.PlaceCountry is null },
        { "country StartsWith", c => c.PlaceCountry.Country.StartsWith("F"), row => row.PlaceCountry?.CountryRegion == "France" },
        { "department ==", c => c.Department == 7, row => row.Department == 7 },
        { "department !=", c => c.Department != 7, row => row.Department != 7 },
        { "department In", c => c.Department.In(1, 7), row => row.Department is 1 or 7 },
        { "auto number", c => c.AutoNumber == "0007", row => row.AutoNumber == "0007" },
        { "link IsEmpty", c => c.Others.IsEmpty(), row => Shown(row).Count == 0 },
        { "link Only", c => c.Others.Only == 4, row => Shown(row) is ["4"] },
        { "count", c => c.Count >= 2, row => row.Count >= 2 },
        { "lookup numbers Only", c => c.LookupNumbers.Only > 1, row => row.LookupNumbers is [> 1] },
        { "lookup options", c => c.LookupOptions.HasAnyOf(OthersKind.Red), row => row.LookupOptions.Contains(OthersKind.Red) },
        { "lookup options none", c => c.LookupOptions.HasNoneOf(OthersKind.Red),
            row => !row.LookupOptions.Contains(OthersKind.Red) },
        { "lookup tags", c => c.LookupTags.HasAllOf(OthersTags.Big, OthersTags.Old),
            row => row.LookupTags.Contains(OthersTags.Big) && row.LookupTags.Contains(OthersTags.Old) },
        { "lookup people", c => c.LookupPeople.HasAnyOf("b@auth.local"), row => row.LookupPeople.Contains("b@auth.local") },
        { "lookup days IsEmpty", c => c.LookupDays.IsEmpty(), row => row.LookupDays.Count == 0 },
        { "largest Only", c => c.Largest.Only == 4, row => row.Largest is [4] },
        { "rollup", c => c.Average > 2, row => row.Average.HasValue && row.Average.Value > 2 },
        { "rollup text", c => c.Joined.Contains("4"),
            row => row.Joined.HasValue && row.Joined.Value.Contains('4', StringComparison.Ordinal) },
        { "formula number", c => c.FormulaNumber == 4, row => row.FormulaNumber.HasValue && row.FormulaNumber.Value == 4 },
        { "formula text", c => c.FormulaText == "aa", row => row.FormulaText.HasValue && row.FormulaText.Value == "aa" },
        { "formula truth", c => c.FormulaTruth, row => row.FormulaTruth.HasValue && row.FormulaTruth.Value },
        { "formula day", c => c.FormulaDay == s_day.AddYears(1),
            row => row.FormulaDay.HasValue && row.FormulaDay.Value == s_day.AddYears(1) },
        { "formula day IsEmpty", c => c.FormulaDay.IsEmpty(), row => !row.FormulaDay.HasValue },
        { "formula moment", c => c.FormulaMoment > s_moment,
            row => row.FormulaMoment.HasValue && row.FormulaMoment.Value > s_moment },
        { "created", c => c.RowCreatedAt > new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), _ => true },
        { "modified", c => c.Modified == null, _ => false },
        { "creator", c => c.Creator != "nobody", _ => true },
        { "and, or, not", c => (c.Number > 0 || c.Text == "a") && !(c.Checkbox || c.Rating == 3),
            row => (row.Number > 0 || row.Text == "a") && !(row.Checkbox || row.Rating == 3) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_server_finds_what_CSharp_finds(string name, Func<EverythingColumns, SqlCondition> condition,
        Func<EverythingRow, bool> predicate)
    {
        Assert.Equal(Named(name, everything.Rows.Where(predicate)),
            Named(name, await everything.Table.Where(condition).ToListAsync()));
        Assert.Equal(Named(name, everything.Rows.Where(row => !predicate(row))),
            Named(name, await everything.Table.Where(c => !condition(c)).ToListAsync()));
        Assert.Equal(everything.Rows.Count(predicate), await everything.Table.Where(condition).CountAsync());
    }

    [Fact]
    public async Task A_row_is_found_by_its_id()
    {
        var row = everything.Rows[7];

        Assert.Equal(row.RowId, Assert.Single(await everything.Table.Where(c => c.RowId == row.RowId).ToListAsync()).RowId);
        Assert.Equal(everything.Rows.Count - 1, await everything.Table.Where(c => c.RowId != row.RowId).CountAsync());
        Assert.Equal(2, await everything.Table.Where(c => c.RowId.In(row.RowId, everything.Rows[8].RowId)).CountAsync());
    }

    /// <summary>What SQL sees of links: what they show.</summary>
    private static List<string?> Shown(EverythingRow row) =>
        row.Others.Select(link => link.DisplayValue).Where(text => text is not null).ToList();

    private static IEnumerable<string> Named(string name, IEnumerable<EverythingRow> rows) =>
        rows.Select(row => $"{name}: {row.AutoNumber}");
}
