using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Usage;

/// <summary>What the schema file does not have is told beside the compiler's error, and nothing else.</summary>
public sealed class MissingMemberTests
{
    private const string Pull = ". If the base has it, run 'seatable pull -o harbour.seatable.json'.";

    private const string NoName =
        "harbour.seatable.json has no column that is called 'Nmae' in 'BoatsRow' (did you mean 'Name'?)" + Pull;

    [Theory]
    [InlineData("_ = await harbour.Boats.Where(c => c.«Lenght» > 3).ToListAsync();",
        "column", "Lenght", "BoatsColumns", "Length")]
    [InlineData("_ = await harbour.Boats.OrderBy(c => c.Name).Where(c => c.«Colour» == name).ToListAsync();",
        "column", "Colour", "BoatsColumns", null)]
    [InlineData("await foreach (var boat in harbour.Boats.AsAsyncEnumerable()) { _ = boat.«Nmae»; }",
        "column", "Nmae", "BoatsRow", "Name")]
    [InlineData("_ = new BoatsRow { «Colour» = name };", "column", "Colour", "BoatsRow", null)]
    [InlineData("BoatsRow row = new() { «Colour» = name };", "column", "Colour", "BoatsRow", null)]
    [InlineData("await harbour.Boats.AddAsync(new() { «Colour» = name });", "column", "Colour", "BoatsRow", null)]
    [InlineData("var row = await harbour.Boats.FirstOrDefaultAsync(); _ = row!.«Nmae»;", "column", "Nmae", "BoatsRow", "Name")]
    [InlineData("var rows = await harbour.Boats.ToListAsync(); _ = rows[0].«Nmae»;", "column", "Nmae", "BoatsRow", "Name")]
    [InlineData("_ = BoatsBerth.«Sotuh»;", "option", "Sotuh", "BoatsBerth", null)]
    [InlineData("_ = BoatsBerth.«Nroth»;", "option", "Nroth", "BoatsBerth", "North")]
    [InlineData("_ = await harbour.«Boatz».ToListAsync();", "table", "Boatz", "HarbourBase", "Boats")]
    [InlineData("BoatsRow row = new(); _ = row.«Lenght»;", "column", "Lenght", "BoatsRow", "Length")]
    [InlineData("var row = await harbour.Boats.FirstOrDefaultAsync(); _ = row!.Name + row?.«Nmae»;",
        "column", "Nmae", "BoatsRow", "Name")]
    [InlineData("if (await harbour.Boats.FirstOrDefaultAsync() is { } row) { row.«Nmae» = name; }",
        "column", "Nmae", "BoatsRow", "Name")]
    [InlineData("var rows = await harbour.Boats.ToListAsync(); foreach (var row in rows) { _ = row.«Nmae»; }",
        "column", "Nmae", "BoatsRow", "Name")]
    [InlineData("var query = harbour.Boats.Take(5); _ = query.Where(c => c.«Lenght» > 3);",
        "column", "Lenght", "BoatsColumns", "Length")]
    [InlineData("void Use(BoatsRow? row) { _ = row!.Name + row.«Nmae»; }", "column", "Nmae", "BoatsRow", "Name")]
    [InlineData("System.Func<BoatsRow, string?> of = (BoatsRow row) => row.«Nmae»;", "column", "Nmae", "BoatsRow", "Name")]
    [InlineData("_ = harbour.Boats.Columns.«Lenght»;", "column", "Lenght", "BoatsColumns", "Length")]
    public void What_is_missing_is_told(string code, string kind, string name, string type, string? near) =>
        CodeTest.Of(code).ThoughRefused().ExpectingWarning(
            "STB3008",
            $"harbour.seatable.json has no {kind} that is called '{name}' in '{type}'"
                + (near is null ? "" : $" (did you mean '{near}'?)") + Pull).Run();

    [Fact]
    public void Views_and_link_columns_that_are_missing_are_told()
    {
        const string Schema = """
            {"form": 1, "pulled": "2026-11-03", "tables": [
              {"_id": "0000", "name": "Piers", "columns": [
                {"key": "0000", "name": "Name", "type": "text"},
                {"key": "Nxt1", "name": "Next", "type": "link",
                 "data": {"table_id": "0000", "other_table_id": "0000", "link_id": "L1"}}],
               "views": [{"_id": "0000", "name": "All piers", "type": "table"}]}]}
            """;
        const string Begin = "quay.seatable.json, last compared with its base on 2026-11-03, has no ";
        const string End = ". If the base has it, run 'seatable pull -o quay.seatable.json'.";

        CodeTest.Of("""
            var quay = new QuayBase(null!);
            _ = quay.Piers.InView(quay.Piers.Views.«AllPeirs»);
            var views = quay.Piers.Views; _ = views.«Free»;
            _ = quay.Piers.Links.«Nxet»;
            """).With("quay.seatable.json", Schema).ThoughRefused()
            .ExpectingWarning(
                "STB3008", Begin + "view that is called 'AllPeirs' in 'PiersViews' (did you mean 'AllPiers'?)" + End)
            .ExpectingWarning("STB3008", Begin + "view that is called 'Free' in 'PiersViews'" + End)
            .ExpectingWarning("STB3008", Begin + "link column that is called 'Nxet' in 'PiersLinks' (did you mean 'Next'?)" + End)
            .Run();
    }

    [Fact]
    public void What_is_missing_in_a_member_of_ones_own_is_told() => CodeTest.Whole("""
        namespace Crm;
        internal sealed class Boathouse(BoatsRow first)
        {
            private readonly BoatsRow _second = first;
            public BoatsRow Third { get; } = first;
            public string? Names => first.Name + first.«Nmae» + _second.«Nmae» + Third.«Nmae» + NameOf(_second);
            private static string? NameOf(BoatsRow row) => row.«Nmae»;
        }
        """).ThoughRefused()
        .ExpectingWarning("STB3008", NoName).ExpectingWarning("STB3008", NoName)
        .ExpectingWarning("STB3008", NoName).ExpectingWarning("STB3008", NoName).Run();

    [Theory]
    [InlineData("_ = name.Lenght;")]
    [InlineData("_ = System.Linq.Enumerable.Where(name.Split(','), part => part.Lenght > 3);")]
    [InlineData("_ = harbour.Boats.Lenght;")]
    [InlineData("_ = Uses.Colour;")]
    [InlineData("_ = harbour.SqlAsnyc(name);")]
    [InlineData("_ = BoatsBerth.FormName(name);")]
    [InlineData("var row = new BoatsRow(); _ = row.ToLetter() + row?.ToLetter();")]
    [InlineData("var made = new System.Text.StringBuilder(); made.Append(new() { Colour = name });")]
    [InlineData("var text = name; _ = text.Lenght;")]
    [InlineData("var rows = await harbour.Boats.ToListAsync(); _ = rows.Lenght;")]
    public void Mistakes_about_other_things_are_the_compilers(string code) => CodeTest.Of(code).ThoughRefused().Run();

    [Fact]
    public void Code_that_compiles_is_passed_over() => CodeTest.Of("""
        _ = await harbour.Boats.Where(c => c.Length > 3).ToListAsync();
        _ = new BoatsRow { Name = name }.Equals(BoatsBerth.Equals(null, null));
        foreach (var part in name.Split(',')) { _ = part.Length; }
        _ = nameof(BoatsRow.Equals) + nameof(BoatsBerth.FromName) + nameof(BoatsBerth.Names);
        await foreach (var boat in harbour.Boats.AsAsyncEnumerable()) { _ = nameof(boat.ToString); }
        var rows = await harbour.Boats.ToListAsync(); _ = rows.Count;
        var first = rows[0]; _ = first.RowId + first.ToString() + first?.RowCreatedAt;
        """).Run();
}
