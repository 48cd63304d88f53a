using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Naming;

/// <summary>Names that collide are told apart by what never changes, so that neither order nor time renames code.</summary>
public sealed class CollisionTests
{
    [Fact]
    public void Columns_that_fall_together_all_get_their_key() =>
        Assert.Equal(
            ["BugID_M31F", "BugID_x9Y8", "Name"],
            Properties(Column("M31F", "Bug-ID"), Column("x9Y8", "Bug ID"), Column("0000", "Name")));

    [Fact]
    public void Columns_that_differ_only_in_case_get_their_key_since_JSON_may_not_tell_them_apart() =>
        GeneratorTest.Of("""
            {"tables": [{"_id": "0000", "name": "Things", "columns": [
              {"key": "M31F", "name": «"url"», "type": "text"}, {"key": "x9Y8", "name": "URL", "type": "text"}]}]}
            """)
            .ExpectingWarning(
                "STB0006",
                "Column 'url' and column 'URL' of table 'Things' would both be named 'Url' in C# but for upper and lower case, "
                    + "which JSON may not tell apart; they are named 'Url_M31F' and 'URL_x9Y8'. To choose, put "
                    + "\"0000/M31F\": \"…\", \"0000/x9Y8\": \"…\" into \"names\" in the section \"codegen\" of "
                    + "crm.seatable.json.")
            .Run();

    [Theory]
    [InlineData("RowId")]
    [InlineData("RowCreatedAt")]
    [InlineData("CellErrors")]
    [InlineData("ROWID")]
    [InlineData("RowIDs", "RowIDs")]
    [InlineData("ASSIGN", "ASSIGN")]
    [InlineData("Assign")]
    [InlineData("ReadCells")]
    [InlineData("WriteCell")]
    [InlineData("GetHashCode")]
    [InlineData("Equals")]
    [InlineData("ToString")]
    [InlineData("GetType")]
    [InlineData("MemberwiseClone")]
    [InlineData("ThingsRow")]
    public void A_column_that_falls_on_a_member_of_the_row_gets_its_key(string name, string? expected = null) =>
        Assert.Equal([expected ?? name + "_M31F"], Properties(Column("M31F", name)));

    [Fact]
    public void A_column_called_as_another_would_be_told_apart_does_not_disturb_it()
    {
        var names = Properties(Column("M31F", "Bug-ID"), Column("x9Y8", "Bug ID"), Column("aaaa", "BugID_M31F"));

        Assert.Equal(3, names.Distinct().Count());
    }

    [Fact]
    public void Names_do_not_depend_on_order()
    {
        var columns = new[]
        {
            ("M31F", "Bug-ID"), ("x9Y8", "Bug ID"), ("aaaa", "BugID_M31F"), ("bbbb", "BugID_x9Y8"), ("cccc", "RowId"),
            ("dddd", "Row-Id_cccc"), ("eeee", "😀"),
        };
        var random = new Random(4711);
        var expected = Named(columns);
        for (var round = 0; round < 10; round++)
        {
            random.Shuffle(columns);
            Assert.Equal(expected, Named(columns));
        }
    }

    [Fact]
    public void A_collision_is_a_warning_that_says_what_became_of_the_names_and_how_to_choose_others() =>
        GeneratorTest.Of("""
            {"tables": [{"_id": "0000", "name": "Things", "columns": [
              {"key": "M31F", "name": «"Bug-ID"», "type": "text"},
              {"key": "x9Y8", "name": "Bug ID", "type": "text"}
            ]}]}
            """)
            .ExpectingWarning(
                "STB0006",
                "Column 'Bug-ID' and column 'Bug ID' of table 'Things' would both be named 'BugID' in C#; they are named "
                    + "'BugID_M31F' and "
                + "'BugID_x9Y8'. To choose, put \"0000/M31F\": \"…\", \"0000/x9Y8\": \"…\" into \"names\" in the section "
                    + "\"codegen\" of "
                + "crm.seatable.json.")
            .Run();

    [Fact]
    public void A_name_that_is_taken_is_a_warning_that_says_by_what() =>
        GeneratorTest.Of("""
            {"tables": [{"_id": "0000", "name": "Things", "columns": [{"key": "M31F", "name": "Row no.", "type": "text"},
              {"key": "x9Y8", "name": «"Row Id"», "type": "text"}]}]}
            """)
            .ExpectingWarning(
                "STB0006",
                "Column 'Row Id' of table 'Things' would be named 'RowId' in C#, which is the name of a member of every row; it "
                    + "is named "
                + "'RowId_x9Y8'. To choose, put \"0000/x9Y8\": \"…\" into \"names\" in the section \"codegen\" of "
                    + "crm.seatable.json.")
            .Run();

    [Fact]
    public void Options_that_fall_together_get_their_ids_and_those_without_a_letter_are_called_Option()
    {
        var options = Members("ThingsLanguage", SchemaJson.Select("M31F", "Language",
            ("1", "C++"), ("2", "C#"), ("3", "Go"), ("4", "--"), ("5", "100%"), ("6", "Names"), ("7", "Id")));

        Assert.Equal(
            ["C_1", "C_2", "Go", "Id_7", "Names_6", "Option_4", "_100"],
            options.Where(name => name is not ("All" or "Id" or "Name")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tables_that_fall_together_get_their_ids()
    {
        var run = GeneratorRun.Of(
            GeneratorTest.Of(Of(Table("0000", "To do"), Table("ab12", "To-Do"), Table("cd34", "Client"), Table("ef56", "!"))));

        Assert.Equal(
            ["Client_cd34", "Table_ef56", "ToDo_0000", "ToDo_ab12"], run.Properties("Crm.CrmBase").Order(StringComparer.Ordinal));
        run.MustCompileWithoutWarning();
    }

    [Fact]
    public void Option_types_of_two_columns_that_fall_together_are_two()
    {
        // Table "A" with column "B C" and table "A B" with column "C" both want the type ABC.
        var run = GeneratorRun.Of(GeneratorTest.Of(Of(
            Table("0000", "A", SchemaJson.Select("M31F", "B C", ("1", "x"))),
            Table("ab12", "A B", SchemaJson.Select("x9Y8", "C", ("1", "x"))))));

        run.MustCompileWithoutWarning();
        Assert.Equal(2, run.GeneratedTypes().Count(type => type.TypeKind == TypeKind.Struct));
    }

    private static IReadOnlyList<string> Properties(params System.Text.Json.Nodes.JsonObject[] columns)
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(Of(Table("0000", "Things", columns))));
        run.MustCompileWithoutWarning();
        return run.Properties("Crm.ThingsRow");
    }

    private static IReadOnlyList<string> Named((string Key, string Name)[] columns) =>
    [
        .. Properties([.. columns.Select(column => Column(column.Key, column.Name))])
            .Zip(columns, (property, column) => $"{column.Key} {property}")
            .Order(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> Members(string type, System.Text.Json.Nodes.JsonObject column)
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(Of(Table("0000", "Things", column))));
        run.MustCompileWithoutWarning();
        return run.Properties("Crm." + type);
    }
}
