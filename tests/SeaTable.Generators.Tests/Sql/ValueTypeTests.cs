using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Sql;

/// <summary>What stands in a hole has a type, and that has to fit as well.</summary>
public sealed class ValueTypeTests
{
    [Theory]
    [InlineData(
        "Length > {length} AND Length > {1.5m} AND Length < {(double?)3} AND Length != {(byte)1} AND Length = "
            + "{System.TimeSpan.FromHours(1)}")]
    [InlineData("Name = {name} AND Name != {'c'} AND Name != {System.Guid.NewGuid()} AND Berth = {name}")]
    [InlineData("Name = {new SeaTableUser(name)} AND Tags HAS ANY OF {new SeaTableUser[] { name }}")]
    [InlineData(
        "Launched > {System.DateTimeOffset.Now} AND Launched < {new System.DateOnly(2025, 1, 31)} AND Launched != {name}")]
    [InlineData("Length > {(object)name} AND Name = {(object)length}")]
    [InlineData(
        "Name IN {new[] { name }} AND Tags HAS ANY OF {new System.Collections.Generic.List<string> { name }} AND Tags HAS ANY "
            + "OF ({name}, 'sail')")]
    [InlineData("Berth = {BoatsBerth.North} AND Tags IS EXACTLY {new[] { BoatsTags.Sail }}")]
    public void What_fits_is_passed_over(string condition) =>
        CodeTest.Of($"_ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE {condition} LIMIT 5\");").Run();

    [Theory]
    [InlineData("Length > «{name}»", "Length is a number and can't be compared with a text.")]
    [InlineData("Name = «{length}»", "Name is a text and can't be compared with a number.")]
    [InlineData("Name = «{length > 3}»", "Name is a text and can't be compared with true or false.")]
    [InlineData("Length IN «{new[] { name }}»", "Length is a number and can't be compared with a text.")]
    [InlineData("Name = «{new[] { name }}»", "A list can stand behind IN, HAS … OF and IS EXACTLY only.")]
    [InlineData("Name IN «({new[] { name }})»", "A list brings its parentheses along: write {new[] { name }} without them.")]
    public void What_does_not_fit_is_an_error(string condition, string message) =>
        CodeTest.Of($"_ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE {condition} LIMIT 5\");")
            .ExpectingError("STB2008", message)
            .Run();

    [Theory]
    [InlineData("System.DateTime.Now", "Nobody can tell the time zone of a DateTime: give a DateTimeOffset, or a DateOnly.")]
    [InlineData(
        "new System.Uri(name)", "SeaTable has no type for a Uri: give a text, a number, a date, a boolean or a list of these.")]
    [InlineData(
        "System.TimeOnly.MinValue",
        "SeaTable has no type for a TimeOnly: give a text, a number, a date, a boolean or a list of these.")]
    [InlineData(
        "new System.Version(1, 0)",
        "SeaTable has no type for a Version: give a text, a number, a date, a boolean or a list of these.")]
    [InlineData(
        "new { name }",
        "SeaTable has no type for a value of several parts: give a text, a number, a date, a boolean or a list of these.")]
    [InlineData(
        "harbour.Boats.Columns.Launched", "Names are no values: write the column's name into the text, in backticks if need be.")]
    [InlineData("System.DayOfWeek.Friday", "SeaTable knows no enums: give its name or its number.")]
    public void What_can_t_be_sent_is_an_error(string value, string message) =>
        CodeTest.Of($"_ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE Launched > {{«{value}»}} LIMIT 5\");")
            .ExpectingError("STB2022", message)
            .Run();

    [Fact]
    public void A_list_may_be_written_into_a_cell_and_a_text_may_not_be_a_number() => CodeTest
        .Of(
            "_ = harbour.SqlAsync($\"UPDATE Boats SET Tags = {new[] { name }}, Launched = {name}, Length = «{name}» WHERE _id = "
                + "{name}\");")
        .ExpectingError("STB2008", "Length holds a number, and this is a text.")
        .Run();

    [Theory]
    [InlineData("UPDATE Boats SET Note = «{new[] { name }}» WHERE _id = 'x'", "Note holds one value, a text, not a list.")]
    [InlineData(
        "UPDATE Boats SET Note = 'x' WHERE Name = «{new[] { name }}»",
        "A list can stand behind IN, HAS … OF and IS EXACTLY only.")]
    public void A_list_is_no_single_value(string statement, string message) =>
        CodeTest.Of($"_ = harbour.SqlAsync($\"{statement}\");").ExpectingError("STB2008", message).Run();

    [Fact]
    public void Parentheses_around_a_list_are_taken_away() => CodeTest
        .Of("var names = new[] { name }; _ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE Name IN ( {names} ) LIMIT 5\");")
        .MustBecome(
            "var names = new[] { name }; _ = harbour.SqlAsync($\"SELECT Name FROM Boats WHERE Name IN {names} LIMIT 5\");");
}
