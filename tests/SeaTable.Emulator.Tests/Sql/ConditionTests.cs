using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Sql;

/// <summary>Which rows a condition finds. Elder has a name and nothing else.</summary>
public sealed class ConditionTests(Orchard orchard) : IClassFixture<Orchard>
{
    [Theory]
    [InlineData("Town = 'Bonn'", "Ash Cherry")]
    [InlineData("Town = 'bonn'", "")]
    [InlineData("'Bonn' = Town", "Ash Cherry")]
    [InlineData("Town < 'C'", "Ash Cherry")]
    [InlineData("Town > Name", "Ash Birch")]
    [InlineData("Town IN ('Graz', 'Wien')", "Birch")]
    [InlineData("Name LIKE 'A%'", "Ash")]
    [InlineData("Name LIKE 'As_'", "Ash")]
    [InlineData("Name LIKE 'a%'", "")]
    [InlineData("Name ILIKE 'aS%'", "Ash")]
    [InlineData("Name LIKE '%r%'", "Birch Cherry Elder")]
    [InlineData("`Web page` LIKE 'https://%'", "Ash")]
    [InlineData("`Web page` LIKE '%example'", "Ash")]
    [InlineData("No = '0002'", "Birch")]
    [InlineData("_creator = 'emulator' AND Name = 'Ash'", "Ash")]
    public Task Texts_are_compared_letter_by_letter(string condition, string names) => Finds(condition, names);

    [Theory]
    [InlineData("Age = 30", "Ash")]
    [InlineData("Age > 28", "Ash Cherry")]
    [InlineData("Age >= 30", "Ash Cherry")]
    [InlineData("Age < 30", "Birch")]
    [InlineData("Age <= 30", "Ash Birch")]
    [InlineData("30 < Age", "Cherry")]
    [InlineData("Height = -3", "Birch")]
    [InlineData("Height BETWEEN -3 AND 12.5", "Ash Birch")]
    [InlineData("Height BETWEEN 12.5 AND -3", "")]
    [InlineData("Height + Age > 100", "Cherry")]
    [InlineData("Height * 2 = 25", "Ash")]
    [InlineData("-Height > 0", "Birch")]
    [InlineData("Age > Height", "Ash Birch")]
    [InlineData("1e400 = 'Bonn'", "")]
    [InlineData("Height / Grade > 3", "Ash Cherry")]
    [InlineData("Height / Grade IS NULL", "Birch Elder")]
    [InlineData("Pruning = 5400", "Ash")]
    [InlineData("Grade IN (0, 4)", "Ash Birch")]
    public Task Numbers_are_compared_and_computed(string condition, string names) => Finds(condition, names);

    [Theory]
    [InlineData("Healthy = true", "Ash")]
    [InlineData("Healthy = false", "Birch")]
    [InlineData("Healthy = False OR Healthy IS NULL", "Birch Cherry Elder")]
    [InlineData("Healthy IS TRUE", "Ash")]
    [InlineData("Healthy IS NOT TRUE", "Birch Cherry Elder")]
    [InlineData("Healthy", "Ash")]
    [InlineData("Healthy != true", "Birch Cherry Elder")]
    [InlineData("_archived = false AND _locked IS NULL AND Age = 30", "Ash")]
    [InlineData("true", "Ash Birch Cherry Elder")]
    [InlineData("false OR Age = 30", "Ash")]
    [InlineData("NOT false", "Ash Birch Cherry Elder")]
    [InlineData("true AND Age > 30", "Cherry")]
    [InlineData("Spot IS NULL", "Cherry Elder")]
    [InlineData("Spot IS NOT NULL", "Ash Birch")]
    [InlineData("Papers IS NULL AND Spot IS NOT NULL", "Ash Birch")]
    [InlineData("counta(Spot, Papers) > 0", "Ash Birch")]
    [InlineData("countblank(Spot, Papers) = 2", "Cherry Elder")]
    [InlineData("countall(Spot, Papers, Name) = 3", "Ash Birch Cherry Elder")]
    public Task Checkboxes_are_true_false_or_never_touched(string condition, string names) => Finds(condition, names);

    [Theory]
    [InlineData("Planted = '1995-03-15'", "Ash")]
    [InlineData("Planted >= '1995-03-15' AND Planted < '1995-03-16'", "Ash")]
    [InlineData("Planted BETWEEN '1990-12-01' AND '1995-03-15'", "Ash Cherry")]
    [InlineData("Planted > '1995-03-15 00:00'", "Birch")]
    [InlineData("Planted < '1995-03-15 00:01'", "Ash Cherry")]
    [InlineData("Planted = '1995-03-14T23:00:00Z'", "Ash")]
    [InlineData("Planted = '1995-03-15T00:00:00+01:00'", "Ash")]
    [InlineData("Seen = '2025-06-01 08:30'", "Ash")]
    [InlineData("Seen = '2025-06-01 08:30:00'", "Ash")]
    [InlineData("Seen = '2025-06-01T06:30:00Z'", "Ash")]
    [InlineData("Seen > '2025-06-01 08:30:01'", "Birch")]
    [InlineData("Seen > '2025-06-01'", "Ash Birch")]
    [InlineData("Seen > Planted", "Ash Birch")]
    [InlineData("Planted IN ('1995-03-15', '1990-12-01')", "Ash Cherry")]
    [InlineData("_ctime > '2001-01-01' AND Age = 30", "Ash")]
    [InlineData("_mtime < '2001-01-01T00:00:00.000000+00:00'", "")]
    [InlineData("today() > Planted", "Ash Birch Cherry")]
    public Task Dates_are_compared_in_the_time_zone_of_the_server(string condition, string names) => Finds(condition, names);

    [Theory]
    [InlineData("State = 'ripe'", "Ash Cherry")]
    [InlineData("State != 'ripe'", "Birch Elder")]
    [InlineData("State IN ('green', 'no such one')", "Birch")]
    [InlineData("State NOT IN ('green')", "Ash Cherry Elder")]
    [InlineData("State = '7'", "")]
    [InlineData("State LIKE 'r%'", "Ash Cherry")]
    [InlineData("State > 'h'", "Ash Cherry")]
    [InlineData("State IS NULL", "Elder")]
    [InlineData("State IS NOT NULL", "Ash Birch Cherry")]
    [InlineData("State = Town", "")]
    public Task Options_go_by_name(string condition, string names) => Finds(condition, names);

    [Theory]
    [InlineData("Town != 'Bonn'", "Birch Elder")]
    [InlineData("Town <> 'Bonn'", "Birch Elder")]
    [InlineData("Town NOT LIKE 'B%'", "Birch Elder")]
    [InlineData("Town NOT IN ('Bonn', 'Graz')", "Elder")]
    [InlineData("Age NOT BETWEEN 20 AND 30", "Cherry Elder")]
    [InlineData("Age != 30", "Birch Cherry Elder")]
    [InlineData("Town IS NULL", "Elder")]
    [InlineData("Town IS NOT NULL", "Ash Birch Cherry")]
    [InlineData("NOT (Town = 'Bonn')", "Birch Elder")]
    [InlineData("NOT (Age > 26)", "Birch Elder")]
    [InlineData("NOT (Town != 'Bonn')", "Ash Cherry")]
    [InlineData("NOT NOT (Age > 26)", "Ash Cherry")]
    [InlineData("Age > 0 OR Town IS NULL", "Ash Birch Cherry Elder")]
    [InlineData("Age > 0 AND Town IS NULL", "")]
    [InlineData("NOT (Age > 26 AND Town = 'Bonn')", "Birch Elder")]
    [InlineData("NOT (Age > 100 OR Town = 'Graz')", "Ash Cherry Elder")]
    [InlineData("Age + 1 > 0", "Ash Birch Cherry")]
    [InlineData("Age + 1 != 31", "Birch Cherry Elder")]
    [InlineData("Town = ''", "")]
    [InlineData("Town != ''", "Ash Birch Cherry Elder")]
    [InlineData("Uses HAS NONE OF ('juice')", "Birch Elder")]
    [InlineData("len(Town) != 4", "Elder")]
    public Task Nothing_equals_nothing_and_differs_from_everything(string condition, string names) => Finds(condition, names);

    [Theory]
    [InlineData("Uses HAS ANY OF ('juice', 'none')", "Ash Cherry")]
    [InlineData("Uses HAS ALL OF ('juice', 'shade')", "Ash Cherry")]
    [InlineData("Uses HAS NONE OF ('hot wood')", "Ash Elder")]
    [InlineData("Uses IS EXACTLY ('juice', 'shade')", "Ash")]
    [InlineData("NOT (Uses IS EXACTLY ('juice', 'shade'))", "Birch Cherry Elder")]
    [InlineData("Uses IN ('hot wood', 'none')", "Birch Cherry")]
    [InlineData("Uses NOT IN ('hot wood')", "Ash Elder")]
    [InlineData("Uses = 'shade'", "Ash")]
    [InlineData("Uses != 'shade'", "Birch Cherry Elder")]
    [InlineData("Uses LIKE 'j%'", "Cherry")]
    [InlineData("Uses LIKE '%'", "Ash Birch Cherry Elder")]
    [InlineData("Uses NOT LIKE 's%'", "Birch Cherry Elder")]
    [InlineData("Uses IS NULL", "Elder")]
    [InlineData("Uses IS NOT NULL", "Ash Birch Cherry")]
    [InlineData("Keepers HAS ANY OF ('bob@auth.local')", "Birch")]
    [InlineData("Keepers IN ('ada@auth.local')", "Ash Birch")]
    [InlineData("Keepers IS EXACTLY ('bob@auth.local', 'ada@auth.local')", "Birch")]
    [InlineData("Keepers = 'ada@auth.local'", "Ash Birch")]
    public Task Of_lists_of_texts_all_or_the_first_count(string condition, string names) => Finds(condition, names);

    [Theory]
    [InlineData("Half > 6", "Ash Cherry")]
    [InlineData("Half = -1.5", "Birch")]
    [InlineData("Half = 0", "Elder")]
    [InlineData("Ratio IS NULL", "Birch Elder")]
    [InlineData("Ratio > 0", "Ash Cherry")]
    [InlineData("Ratio != 50", "Ash Birch Elder")]
    [InlineData("Half + Ratio > 50", "Cherry")]
    public Task Formulas_are_computed_and_their_errors_are_nothing(string condition, string names) => Finds(condition, names);

    [Fact]
    public async Task Rows_are_found_by_their_ids()
    {
        var (ash, elder) = (orchard.Ids["Ash"], orchard.Ids["Elder"]);

        await Finds($"_id = '{ash}'", "Ash");
        await Finds($"_id IN ('{elder}', '{ash}', 'no such id')", "Ash Elder");
        await Finds($"_id != '{ash}'", "Birch Cherry Elder");
    }

    private async Task Finds(string condition, string names) => Assert.Equal(
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"\"{name}\""),
        await orchard.Workshop.FirstAsync($"SELECT Name FROM Trees WHERE {condition}"));
}
