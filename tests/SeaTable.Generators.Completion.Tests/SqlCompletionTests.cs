using Microsoft.CodeAnalysis.Completion;
using SeaTable.Generators.Completion.Tests.Harness;

namespace SeaTable.Generators.Completion.Tests;

/// <summary>What an editor lists inside SQL strings (the caret stands at <c>¦</c>).</summary>
public sealed class SqlCompletionTests
{
    private const string Next = "AND, OR, GROUP BY, ORDER BY, LIMIT";

    private const string Columns = "Name, Length, `Draft (m)`, Berth, Tags, Launched, Sunk";

    [Theory]
    [InlineData("await port.SqlAsync(\"¦\");", "SELECT, UPDATE, DELETE FROM, INSERT INTO")]
    [InlineData("await port.SqlAsync($\"¦\");", "SELECT, UPDATE, DELETE FROM, INSERT INTO")]
    [InlineData("await port.SqlAsync(@\"¦\");", "SELECT, UPDATE")]
    [InlineData("await port.SqlAsync(\"UP¦\");", "UPDATE")]
    [InlineData("await port.SqlAsync(\"SELECT Name FROM ¦\");", "Boats, `Boat owners`")]
    [InlineData("await port.SqlAsync(\"SELECT Name FROM Bo¦\");", "Boats, `Boat owners`")]
    [InlineData("await port.SqlAsync(\"SELECT Name FROM `¦`\");", "Boats, Boat owners")]
    [InlineData("await port.SqlAsync($\"SELECT ¦ FROM Boats\");", "*, " + Columns)]
    [InlineData("await port.SqlAsync($\"SELECT Le¦ FROM Boats\");", "Length")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE ¦\");", Columns)]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Name = {name} AND ¦\");", Columns)]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Name = {name}¦\");", Next)]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Name = {name} ¦\");", Next)]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Berth = ¦\");", "'North', 'Captain''s', 'South \"quay\"'")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Berth = '¦\");", "North, Captain's, South \"quay\"")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Berth = 'Cap¦\");", "Captain's")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Berth IN (¦\");", "'North', 'Captain''s'")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Berth IN ({name}, ¦)\");", "'North', 'Captain''s'")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Tags HAS ANY OF (¦)\");", "'sail', 'motor'")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Tags HAS ¦\");", "ANY OF, ALL OF, NONE OF")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Sunk = ¦\");", "true, false")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Name ¦\");", "IN, LIKE, ILIKE, BETWEEN")]
    [InlineData("await port.SqlAsync(@\"SELECT Name FROM Boats WHERE ¦\");", Columns)]
    [InlineData("await port.SqlAsync($@\"SELECT Name\n FROM Boats WHERE ¦\");", Columns)]
    [InlineData("await port.SqlAsync(\"\"\"SELECT ¦ FROM Boats\"\"\");", "*, " + Columns)]
    [InlineData("await port.SqlAsync(\"\"\"\n    SELECT ¦\n    FROM Boats\n    \"\"\");", "*, " + Columns)]
    [InlineData("await port.SqlAsync($\"\"\"\n    SELECT Name\n    FROM Boats WHERE Name = {name} OR ¦\n    \"\"\");", Columns)]
    [InlineData("await port.SqlAsync($$\"\"\"SELECT Name FROM Boats WHERE Name = {{name}} AND ¦\"\"\");", Columns)]
    [InlineData("await port.SqlAsync(\"SELECT \" + \"Name FROM Boats WHERE ¦\");", Columns)]
    [InlineData("await port.SqlAsync(\"SELECT ¦ \" + \"FROM Boats\");", "*, " + Columns)]
    [InlineData("const string From = \"FROM Boats\"; await port.SqlAsync(\"SELECT ¦ \" + From);", "*, " + Columns)]
    [InlineData("await port.SqlAsync(length > 1 ? \"SELECT ¦ FROM Boats\" : \"SELECT Name FROM Boats\");", "*, " + Columns)]
    [InlineData("await port.SqlAsync(length switch { 1 => \"SELECT ¦ FROM Boats\", _ => \"\" });", "*, " + Columns)]
    [InlineData("await port.SqlAsync(SqlText.Raw(\"SELECT ¦ FROM Boats\"));", "*, " + Columns)]
    [InlineData("SqlText text = $\"SELECT ¦ FROM Boats\";", "*, " + Columns)]
    [InlineData("await port.SqlAsync(sql: $\"SELECT ¦ FROM Boats\");", "*, " + Columns)]
    [InlineData("await port.SqlAsync(\"SELECT ¦ FROM Boats", "*, " + Columns)]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE ¦", Columns)]
    [InlineData("await port.SqlAsync(@\"SELECT ¦", "*, COUNT")]
    [InlineData("await port.SqlAsync(@\"SELECT ¦ FROM Boats", "*, " + Columns)]
    [InlineData("await port.SqlAsync(@\"SELECT Name\nFROM Boats WHERE ¦", Columns)]
    [InlineData("await port.SqlAsync($@\"SELECT ¦ FROM Boats", "*, " + Columns)]
    [InlineData("await port.SqlAsync(\"\"\"SELECT ¦ FROM Boats", "*, " + Columns)]
    [InlineData("await port.SqlAsync(\"\"\"SELECT ¦", "*, COUNT")]
    [InlineData("await port.SqlAsync($\"\"\"SELECT ¦ FROM Boats", "*, " + Columns)]
    [InlineData("await port.SqlAsync(\"\"\"\n    SELECT ¦ FROM Boats", "*, " + Columns)]
    [InlineData("await port.SqlAsync($\"\"\"\n    SELECT Name FROM Boats WHERE Name = {name} AND ¦", Columns)]
    [InlineData("await foreach (var one in port.Boats.FromSql(\"SELECT ¦\")) { }", "*, " + Columns)]
    [InlineData("await port.Client.SqlAsync(\"UPDATE Boats SET ¦\");", Columns)]
    [InlineData("await port.SqlAsync(\"DELETE FROM ¦\");", "Boats, `Boat owners`")]
    [InlineData("await port.SqlAsync(\"SELECT dateA¦ FROM Boats\");", "dateAdd")]
    public async Task The_likeliest_come_first(string statements, string first)
    {
        using var editor = Editor.OfStatements(statements);

        var listed = await editor.ListAsync();

        var expected = first.Split(", ");
        Assert.Equal(expected, listed.Take(expected.Length).Select(item => item.DisplayText));
        Assert.All(listed, item => Assert.True(item.Properties.ContainsKey("Code"), $"{item.DisplayText} is not ours."));
    }

    [Theory]
    [InlineData("@\"SELECT Name FROM Boats WHERE ¦")]
    [InlineData("$@\"SELECT Name FROM Boats WHERE ¦")]
    [InlineData("\"\"\"SELECT Name FROM Boats WHERE ¦")]
    [InlineData("$\"\"\"SELECT Name FROM Boats WHERE ¦")]
    [InlineData("\"\"\"\n    SELECT Name FROM Boats WHERE ¦")]
    [InlineData("$\"\"\"\n    SELECT Name FROM Boats WHERE ¦")]
    [InlineData("\"SELECT Name FROM Boats WHERE ¦")]
    public async Task A_string_that_is_open_at_the_end_of_the_file_lists(string open)
    {
        var before = Harbour.Method("await port.SqlAsync(¦");
        using var editor = Editor.Of(before[..before.IndexOf('¦', StringComparison.Ordinal)] + open);

        Assert.Equal(Columns.Split(", "), (await editor.ListAsync()).Take(7).Select(item => item.DisplayText));
        Assert.True(await editor.ListsAsync(new SqlCompletionProvider()));
    }

    [Theory]
    [InlineData("Console.WriteLine(\"SELECT ¦ FROM Boats\");")]
    [InlineData("var text = \"SELECT ¦ FROM Boats\";")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats WHERE Name = {¦}\");")]
    [InlineData("await port.SqlAsync($\"SELECT Name FROM Boats\", ¦);")]
    [InlineData("await port.SqlAsync(¦\"SELECT Name FROM Boats\");")]
    [InlineData("await port.SqlAsync(\"SELECT Name FROM Boats\"¦);")]
    [InlineData("await port.SqlAsync(\"SELECT Name\\¦n FROM Boats\");")]
    [InlineData("await port.SqlAsync(\"SELECT Name\\u00¦20FROM Boats\");")]
    [InlineData("await port.SqlAsync(\"\"\"\n  ¦    SELECT Name\n    FROM Boats\n    \"\"\");")]
    [InlineData("await port.SqlAsync(\"\"\"\n    SELECT Name\n  ¦  FROM Boats\n    \"\"\");")]
    [InlineData("await port.SqlAsync($\"\"\"\n    SELECT {name},\n  ¦  Name FROM Boats\n    \"\"\");")]
    [InlineData("¦")]
    public async Task Elsewhere_nothing_of_it_is_listed(string statements)
    {
        using var editor = Editor.OfStatements(statements);

        Assert.DoesNotContain(await editor.ListAsync(), item => item.Properties.ContainsKey("Code"));
    }

    [Theory]
    [InlineData("_ = port.SqlAsync(\"SELECT ¦ FROM Boats\");", "`Draft (m)`", "SELECT `Draft (m)` FROM")]
    [InlineData("_ = port.SqlAsync(\"SELECT Dra¦ FROM Boats\");", "`Draft (m)`", "SELECT `Draft (m)` FROM")]
    [InlineData("_ = port.SqlAsync(\"SELECT `Dra¦ FROM Boats\");", "Draft (m)", "SELECT `Draft (m)` FROM")]
    [InlineData("_ = port.SqlAsync(\"SELECT `Dra¦` FROM Boats\");", "Draft (m)", "SELECT `Draft (m)` FROM")]
    [InlineData("_ = port.SqlAsync(\"SELECT * FROM Boats WHERE Berth = ¦\");", "'Captain''s'", "= 'Captain''s'\")")]
    [InlineData("_ = port.SqlAsync(\"SELECT * FROM Boats WHERE Berth = '¦'\");", "Captain's", "= 'Captain''s'\")")]
    [InlineData("_ = port.SqlAsync(\"SELECT * FROM Boats WHERE Berth = 'C¦'\");", "Captain's", "= 'Captain''s'\")")]
    [InlineData("_ = port.SqlAsync(\"SELECT * FROM Boats WHERE Berth = ¦\");", "'South \"quay\"'", "= 'South \\\"quay\\\"'\")")]
    [InlineData("_ = port.SqlAsync(@\"SELECT * FROM Boats WHERE Berth = ¦\");", "'South \"quay\"'", "= 'South \"\"quay\"\"'\")")]
    [InlineData("_ = port.SqlAsync($\"\"\"DELETE FROM Boats WHERE Berth = ¦\"\"\");", "'South \"quay\"'", "'South \"quay\"'\"")]
    [InlineData("_ = port.SqlAsync(\"SELECT len¦ FROM Boats\");", "len", "SELECT len( FROM")]
    [InlineData("_ = port.SqlAsync(\"SELECT * FROM Boats WHERE Tags HAS ¦\");", "ANY OF", "Tags HAS ANY OF\")")]
    [InlineData("_ = port.SqlAsync(\"SELECT `¦ FROM Boats, `Boat owners`\");", "Name", "SELECT `Boats`.`Name` FROM")]
    [InlineData("_ = port.SqlAsync(\"SELECT `¦` FROM Boats b, `Boat owners`\");", "Name", "SELECT `b`.`Name` FROM")]
    [InlineData("_ = port.SqlAsync(\"SELECT `¦ FROM Boats, `Boat owners`\");", "Length", "SELECT `Length` FROM")]
    [InlineData("_ = port.SqlAsync(\"SELECT b.`¦ FROM Boats b, `Boat owners`\");", "Name", "SELECT b.`Name` FROM")]
    public async Task What_is_chosen_is_written_as_the_string_is(string statements, string chosen, string written)
    {
        using var editor = Editor.OfStatements(statements);

        Assert.Contains(written, await editor.ChooseAsync(chosen), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_ = port.SqlAsync(\"\"\"SELECT ¦ FROM Boats\"\"\");", "SELECT `Draft {m}` FROM")]
    [InlineData("_ = port.SqlAsync(\"SELECT ¦ FROM Boats\");", "SELECT `Draft {m}` FROM")]
    [InlineData("_ = port.SqlAsync($\"SELECT ¦ FROM Boats\");", "SELECT `Draft {{m}}` FROM")]
    [InlineData("_ = port.SqlAsync($\"\"\"SELECT ¦ FROM Boats\"\"\");", null)]
    public async Task A_name_with_braces_is_listed_where_it_can_be_written(string statements, string? written)
    {
        using var editor = Editor.OfStatements(
            statements, Harbour.Schema.Replace("Draft (m)", "Draft {m}", StringComparison.Ordinal));

        Assert.Equal(written is not null, (await editor.ListAsync()).Any(item => item.DisplayText == "`Draft {m}`"));
        if (written is not null)
        {
            Assert.Contains(written, await editor.ChooseAsync("`Draft {m}`"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("_ = port.SqlAsync(\"SELECT ¦ FROM Boats\");", "Berth", "Berth of Boats: single select, a text in SQL.")]
    [InlineData("_ = port.SqlAsync(\"SELECT ¦ FROM Boats\");", "Berth", "Options: North, Captain's, South \"quay\".")]
    [InlineData("_ = port.SqlAsync(\"SELECT ¦ FROM Boats\");", "Number", "SQL can't write it.")]
    [InlineData("_ = port.SqlAsync(\"SELECT * FROM ¦\");", "`Boat owners`", "Boat owners, which has 2 columns: Name, Town.")]
    [InlineData("_ = port.SqlAsync(\"SELECT ¦ FROM Boats\");", "left", "left(text, number): takes 2 arguments and gives a text")]
    [InlineData("_ = port.SqlAsync(\"SELECT ¦ FROM Boats\");", "SUM", "for a group of rows")]
    [InlineData("_ = port.SqlAsync(\"SELECT ¦ FROM Boats\");", "left", "https://developer.seatable.com/sql/functions/")]
    public async Task What_there_is_to_know_is_told(string statements, string item, string told)
    {
        using var editor = Editor.OfStatements(statements);

        Assert.Contains(told, await editor.DescribeAsync(item), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_ = port.SqlAsync(\"S¦\");")]
    [InlineData("_ = port.SqlAsync($\"SELECT N¦\");")]
    [InlineData("_ = port.SqlAsync($\"SELECT ¦\");")]
    [InlineData("_ = port.SqlAsync($\"SELECT `¦\");")]
    [InlineData("_ = port.SqlAsync($\"SELECT b.¦ FROM Boats b\");")]
    [InlineData("_ = port.SqlAsync($\"SELECT Name FROM Boats WHERE Berth = '¦\");")]
    [InlineData("_ = port.SqlAsync($\"SELECT Name FROM Boats WHERE Berth = {name} AND N¦\");")]
    [InlineData("_ = port.SqlAsync($\"SELECT Name FROM Boats WHERE Berth = {boat.Name[\"x}\".Length]} AND N¦\");")]
    [InlineData("_ = port.SqlAsync(@\"SELECT \"\"x\"\",\n N¦\");")]
    [InlineData("_ = port.SqlAsync(\"\"\"\n    SELECT \"x\",\n    N¦\n    \"\"\");")]
    [InlineData("_ = port.SqlAsync($$\"\"\"\n    SELECT {N}, {{name}},\n    N¦\n    \"\"\");")]
    [InlineData("_ = port.SqlAsync(\"SELECT Name \" + 'c' + \"FROM B¦\");")]
    public async Task A_key_pressed_inside_a_statement_lists(string statements)
    {
        using var editor = Editor.OfStatements(statements);

        Assert.True(await editor.ListsAsync(new SqlCompletionProvider()));
    }

    [Theory]
    [InlineData("n¦")]
    [InlineData("var text = \"A letter about a select¦\";")]
    [InlineData("_ = port.SqlAsync($\"SELECT Name FROM Boats WHERE Berth = {n¦}\");")]
    [InlineData("_ = port.SqlAsync(\"SELECT Name FROM Boats\", n¦);")]
    [InlineData("_ = port.SqlAsync(\"SELECT Name FROM Boats\"); n¦")]
    [InlineData("_ = port.SqlAsync(\"SELECT 1;2¦\");")]
    [InlineData("// SELECT N¦")]
    public async Task A_key_pressed_elsewhere_lists_nothing_of_it(string statements)
    {
        using var editor = Editor.OfStatements(statements);

        Assert.False(await editor.ListsAsync(new SqlCompletionProvider()));
    }

    [Fact]
    public async Task A_schema_that_is_being_typed_does_not_end_it()
    {
        using var editor = Editor.OfStatements("SqlText text = $\"SELECT ¦ FROM Boats\";", Harbour.Schema[..300]);

        Assert.Contains("*", await editor.NamesAsync(CompletionTrigger.CreateInsertionTrigger(' ')));
    }
}
