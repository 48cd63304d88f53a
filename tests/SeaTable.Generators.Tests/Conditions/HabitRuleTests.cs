using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Conditions;

/// <summary>Where a column is used as a value of C# would be: the compiler refuses it, and the rule says what to write.</summary>
public sealed class HabitRuleTests
{
    [Theory]
    [InlineData("_ = harbour.Boats.Where(c => «length > 3 && c.Length > 5»);",
        "A bool can't be joined to a condition. Write 'length > 3 ? c.Length > 5 : SqlCondition.None()'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Length > 5 || length > 3»);",
        "A bool can't be joined to a condition. Write 'length > 3 ? SqlCondition.All() : c.Length > 5'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Tags == null»);",
        "'c.Tags' is the column, which is never null. Write 'c.Tags.IsEmpty()'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Tags != null»);",
        "'c.Tags' is the column, which is never null. Write 'c.Tags.IsNotEmpty()'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Papers == null»);",
        "SeaTable's SQL can't compare 'c.Papers' with this. Use one of the methods of 'c.Papers' instead")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Length is null»);",
        "'c.Length' is the column, not a value of it. Compare with == and !=, such as 'c.Length == null' for an empty cell")]
    [InlineData(
        "var names = new System.Collections.Generic.List<string>(); _ = harbour.Boats.Where(c => «names.Contains(c.Name)»);",
        "For a list of values use In. Write 'c.Name.In(names)'")]
    [InlineData("_ = harbour.Boats.Where(c => «string.IsNullOrEmpty(c.Name)»);",
        "To SeaTable an empty text is an empty cell. Write 'c.Name.IsEmpty()'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Length.HasValue»);",
        "'c.Length' is the column. Write 'c.Length.IsNotEmpty()'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Length.Value» > 5);",
        "'c.Length' is the column, and compared by itself. Leave '.Value' out")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Name.ToLower»() == name);",
        "Texts are compared without their case by 'c.Name.LikeIgnoringCase(text)'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Tags.Count» > 1);",
        "SeaTable's SQL counts no elements. Write 'c.Tags.IsEmpty()' or 'IsNotEmpty()', or read the rows and count in C#")]
    [InlineData("_ = «harbour.Boats.Select(c => new { c.Name, c.Length })»;",
        "Select takes columns and gives tuples of their values. Write 'Select(c => (c.A, c.B))', and make objects of the tuples "
            + "where they are read")]
    [InlineData("_ = harbour.Boats.Where(c => !c.Tags.Any() && «c.Berth == \"north\"»);",
        "'c.Berth' is compared with values of BoatsBerth. Write 'c.Berth == BoatsBerth.North'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Berth != \"elsewhere\"»);",
        "'c.Berth' is compared with values of BoatsBerth. Write an option, such as 'c.Berth != BoatsBerth.North'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Tags == BoatsTags.Sail»);",
        "'c.Tags' holds several values. Write 'c.Tags.HasAnyOf(BoatsTags.Sail)'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Launched > System.DateTime.Today»);",
        "'c.Launched' is compared with values of System.DateOnly. "
            + "Write 'c.Launched > System.DateOnly.FromDateTime(System.DateTime.Today)'")]
    [InlineData("_ = harbour.Boats.Where(c => «c.Tags.Any(t => t == BoatsTags.Sail)»);",
        "'c.Tags' is asked for the options themselves. Write such as 'c.Tags.HasAnyOf(BoatsTags.Sail)'")]
    public void A_habit_is_an_error_that_says_what_to_write(string code, string habit) =>
        CodeTest.Of(code).ThoughRefused()
            .ExpectingError("STB3007", $"A condition is made of columns, not of values. {habit}.").Run();

    [Theory]
    [InlineData("crm.Deals.Where(c => «c.Amount == 3.5»)",
        "'c.Amount' is compared with values of decimal. Write 'c.Amount == 3.5m'")]
    [InlineData("crm.Deals.Where(c => «c.Amount > share»)",
        "'c.Amount' is compared with values of decimal. Write 'c.Amount > (decimal)(share)'")]
    [InlineData("crm.Contacts.Where(c => «c.Company == acme»)",
        "'c.Company' holds several values. Write 'c.Company.Contains(acme)'")]
    [InlineData("crm.Contacts.Where(c => «c.Company != acme»)",
        "'c.Company' holds several values. Write '!c.Company.Contains(acme)'")]
    public void Amounts_and_links_are_told_their_ways_as_well(string query, string habit) =>
        OfCrm(query).ThoughRefused().ExpectingError("STB3007", $"A condition is made of columns, not of values. {habit}.").Run();

    [Theory]
    [InlineData("crm.Deals.Where(c => c.Amount == 3.5m)")]
    [InlineData("crm.Deals.Where(c => c.Amount > (decimal)(share))")]
    [InlineData("crm.Contacts.Where(c => c.Company.Contains(acme))")]
    [InlineData("crm.Contacts.Where(c => !c.Company.Contains(acme))")]
    public void What_is_advised_of_amounts_and_links_compiles(string query) => OfCrm(query).Run();

    [Theory]
    [InlineData("_ = harbour.Boats.Where(c => c.Berth == nowhere.Berth);")]
    [InlineData("_ = harbour.Boats.Where(c => c.Tags != nowhere);")]
    [InlineData("_ = harbour.Boats.Where(c => c.Berth == );")]
    public void A_comparison_with_what_is_unknown_or_not_written_yet_is_none(string code) =>
        CodeTest.Of(code).ThoughRefused().Run();

    /// <summary>What the rule advises above.</summary>
    [Theory]
    [InlineData("c.Berth == BoatsBerth.North")]
    [InlineData("c.Berth != BoatsBerth.North")]
    [InlineData("c.Tags.HasAnyOf(BoatsTags.Sail)")]
    [InlineData("c.Launched > System.DateOnly.FromDateTime(System.DateTime.Today)")]
    public void What_is_advised_compiles(string condition) => CodeTest.Of($"_ = harbour.Boats.Where(c => {condition});").Run();

    [Theory]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > 5 && c.Name == null && !c.Tags.Any());")]
    [InlineData("_ = harbour.Boats.Where(c => length > 3 ? c.Length > 5 : SqlCondition.All());")]
    [InlineData("_ = harbour.Boats.Where(c => c.Note == c.Name);")]
    [InlineData("_ = harbour.Boats.Select(c => (c.Name, c.Length));")]
    [InlineData("var columns = harbour.Boats.Columns; if (columns is null || length > 3 && name == null) { length++; }")]
    [InlineData("SeaTable.Queries.TextColumn? column = harbour.Boats.Columns.Name; if (column is null) { length++; }")]
    public void What_queries_are_made_of_is_none(string code) => CodeTest.Of(code).Run();

    private static CodeTest OfCrm(string query) => CodeTest.Whole(
        "using SeaTable;\nnamespace Crm;\ninternal static class Uses\n{\n"
        + "    public static object Run(CrmBase crm, CompaniesRow acme, double share) =>\n"
        + "        " + query + ";\n}\n").With("crm.seatable.json", SchemaJson.Crm);
}
