using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Usage;

/// <summary>What the schema file does not have is told beside the compiler's error, and nothing else.</summary>
public sealed class MissingMemberTests
{
    private const string Pull = ". If the base has it, run 'seatable pull -o harbour.seatable.json'.";

    [Theory]
    [InlineData("_ = await harbour.Boats.Where(c => c.«Lenght» > 3).ToListAsync();",
        "column", "Lenght", "BoatsColumns", "Length")]
    [InlineData("_ = await harbour.Boats.OrderBy(c => c.Name).Where(c => c.«Colour» == name).ToListAsync();",
        "column", "Colour", "BoatsColumns", null)]
    [InlineData("await foreach (var boat in harbour.Boats.AsAsyncEnumerable()) { _ = boat.«Nmae»; }",
        "column", "Nmae", "BoatsRow", "Name")]
    [InlineData("_ = new BoatsRow { «Colour» = name };", "column", "Colour", "BoatsRow", null)]
    [InlineData("_ = BoatsBerth.«Sotuh»;", "option", "Sotuh", "BoatsBerth", null)]
    [InlineData("_ = BoatsBerth.«Nroth»;", "option", "Nroth", "BoatsBerth", "North")]
    [InlineData("_ = await harbour.«Boatz».ToListAsync();", "table", "Boatz", "HarbourBase", "Boats")]
    public void What_is_missing_is_told(string code, string kind, string name, string type, string? near) =>
        CodeTest.Of(code).ThoughRefused().ExpectingWarning(
            "STB3008",
            $"harbour.seatable.json has no {kind} that is called '{name}' in '{type}'"
                + (near is null ? "" : $" (did you mean '{near}'?)") + Pull).Run();

    [Theory]
    [InlineData("_ = name.Lenght;")]
    [InlineData("_ = System.Linq.Enumerable.Where(name.Split(','), part => part.Lenght > 3);")]
    [InlineData("_ = harbour.Boats.Lenght;")]
    [InlineData("_ = Uses.Colour;")]
    public void Mistakes_about_other_things_are_the_compilers(string code) => CodeTest.Of(code).ThoughRefused().Run();

    [Fact]
    public void Code_that_compiles_is_passed_over() => CodeTest.Of("""
        _ = await harbour.Boats.Where(c => c.Length > 3).ToListAsync();
        _ = new BoatsRow { Name = name }.Equals(BoatsBerth.Equals(null, null));
        foreach (var part in name.Split(',')) { _ = part.Length; }
        _ = nameof(BoatsRow.Equals) + nameof(BoatsBerth.FromName) + nameof(BoatsBerth.Names);
        await foreach (var boat in harbour.Boats.AsAsyncEnumerable()) { _ = nameof(boat.ToString); }
        """).Run();
}
