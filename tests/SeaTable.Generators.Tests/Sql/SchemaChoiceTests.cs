using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Sql;

/// <summary>Which schema file a statement is held against.</summary>
public sealed class SchemaChoiceTests
{
    private static readonly string s_shop = SchemaJson.InNamespace(
        "Acme.Shop", SchemaJson.Table(
            "0000", "Goods", SchemaJson.Column("0000", "Name"), SchemaJson.Column("Pric", "Price", "number")));

    [Fact]
    public void It_is_the_one_that_the_client_was_made_from() => Of("""
        _ = harbour.SqlAsync($"SELECT Length FROM Boats LIMIT 1");
        _ = harbour.SqlAsync($"SELECT Price FROM «Goods» LIMIT 1");
        _ = shop.SqlAsync($"SELECT Price FROM Goods LIMIT 1");
        _ = shop.SqlAsync($"SELECT Length FROM «Boats» LIMIT 1");
        _ = shop.Goods.FromSql($"SELECT * FROM «Boats» LIMIT 1");
        _ = shop.Client.SqlAsync($"SELECT * FROM «Boats» LIMIT 1");
        """)
        .ExpectingError("STB2003", "no such table: Goods. The base has Boats, Owners.")
        .ExpectingError("STB2003", "no such table: Boats. The base has Goods.")
        .ExpectingError("STB2003", "no such table: Boats. The base has Goods.")
        .ExpectingError("STB2003", "no such table: Boats. The base has Goods.")
        .Run();

    [Fact]
    public void The_client_may_be_named_by_the_file_beside_it() => CodeTest.Whole("""
        using SeaTable;
        internal static class Uses
        {
            public static void Run(Acme.Shop.Store store, Crm.HarbourBase harbour)
            {
                _ = store.SqlAsync($"SELECT Price FROM Goods LIMIT 1");
                _ = store.SqlAsync($"SELECT Length FROM «Boats» LIMIT 1");
                _ = harbour.SqlAsync($"SELECT Length FROM Boats LIMIT 1");
            }
        }
        """)
        .With("shop.seatable.json", SchemaJson.Of(
            SchemaJson.Table("0000", "Goods", SchemaJson.Column("0000", "Name"), SchemaJson.Column("Pric", "Price", "number"))))
        .With("shop.codegen.json", """{ "namespace": "Acme.Shop", "client": "Store" }""")
        .ExpectingError("STB2003", "no such table: Boats. The base has Goods.")
        .Run();

    [Fact]
    public void While_a_file_is_not_whole_names_may_be_missing_in_it() => CodeTest.Whole("""
        using SeaTable;
        internal static class Uses
        {
            public static void Run(Acme.Shop.ShopBase shop)
            {
                _ = shop.SqlAsync($"SELECT Name, Price FROM Goods LIMIT 1");
            }
        }
        """)
        .With("shop.seatable.json", s_shop.Replace("\"number\"", "\"num", StringComparison.Ordinal))
        .Run();

    [Fact]
    public void Settings_beside_a_file_are_read_anew_when_they_have_changed()
    {
        var schema = SchemaJson.Of(SchemaJson.Table("0000", "Goods", SchemaJson.Column("0000", "Name")));
        var file = new SchemaText("shop.seatable.json", schema);
        var store = new SchemaText("shop.codegen.json", """{ "client": "Store" }""");

        var first = SqlSchemaFile.From(file, store, CancellationToken.None);
        var again = SqlSchemaFile.From(file, store, CancellationToken.None);
        var other = SqlSchemaFile.From(
            file, new SchemaText("shop.codegen.json", """{ "client": "Depot" }"""), CancellationToken.None);

        Assert.Same(first, again);
        Assert.NotSame(first, other);
        Assert.NotSame(first, SqlSchemaFile.From(file, null, CancellationToken.None));
    }

    [Fact]
    public void Where_nothing_tells_it_is_the_one_that_fits_best() => Of("""
        SeaTableClient client = shop.Client;
        _ = client.SqlAsync($"SELECT Price FROM Goods LIMIT 1");
        _ = client.SqlAsync($"SELECT «Lenght» FROM Boats LIMIT 1");
        """)
        .ExpectingError("STB2004", "no such column: Lenght. Did you mean Length?")
        .Run();

    [Fact]
    public void Without_any_only_the_way_it_is_written_is_looked_at() => CodeTest.Whole("""
        using SeaTable;
        internal static class Uses
        {
            public static void Run(SeaTableClient client, string name)
            {
                _ = client.SqlAsync($"SELECT Anything FROM Anywhere WHERE Name = {name}");
                _ = client.SqlAsync($"SELECT Anything «Else» FROM Anywhere");
            }
        }
        """)
        .WithoutSchema()
        .ExpectingError("STB2001", "Between Anything and Else a comma is missing, or AS.")
        .Run();

    [Fact]
    public void A_parameter_of_one_s_own_is_checked_when_it_is_marked() => CodeTest.Whole("""
        using SeaTable;
        internal static class Uses
        {
            public static void Log([SeaTableSql] string sql, string other, params object[] values) { }

            public static void Run(string name)
            {
                Log("SELECT «Lenght» FROM Boats WHERE Name = ? LIMIT 1", "SELECT Lenght FROM Boats", name);
            }
        }
        """)
        .ExpectingError("STB2004", "no such column: Lenght. Did you mean Length?")
        .Run();

    [Fact]
    public void A_broken_schema_file_is_reported_by_the_generator() =>
        CodeTest.Of("_ = harbour.SqlAsync($\"SELECT Name FROM Boats LIMIT 1\");").With("broken.seatable.json", "{").Run();

    /// <summary>An edit elsewhere makes a new compilation; what has not changed is neither read nor checked again.</summary>
    [Fact]
    public void A_file_is_read_once_and_a_statement_is_checked_once()
    {
        SchemaText file = new("shop.seatable.json", s_shop);

        var first = SqlSchemaFile.From(file, null, CancellationToken.None)!;
        var second = SqlSchemaFile.From(file, null, CancellationToken.None)!;

        Assert.Same(first, second);
        Assert.Same(first.Check(Source("SELECT Price FROM Goods")), second.Check(Source("SELECT Price FROM Goods")));
        Assert.NotSame(first.Check(Source("? = ?", value: 0)), first.Check(Source("? = ?", value: 4)));
    }

    private static SqlStringSource Source(string text, int? value = null)
    {
        SqlPiece Piece(int start, int end) => new(text[start..end], new TextSpan(start, end - start), null, 0, default);
        SqlPiece[] pieces = value is { } place
            ?
            [
                Piece(0, place),
                Piece(place, place + 1) with { Value = SyntaxFactory.IdentifierName("x"), Type = SqlValueType.Of(null) },
                Piece(place + 1, text.Length),
            ]
            : [Piece(0, text.Length)];
        return new SqlStringSource(pieces, new TextSpan(0, text.Length));
    }

    private static CodeTest Of(string statements) => CodeTest.Whole(
        "using SeaTable;\nusing Acme.Shop;\nnamespace Crm;\ninternal static class Uses\n{\n    public static void "
            + "Run(HarbourBase harbour, ShopBase shop)\n    {\n"
        + statements + "\n    }\n}\n").With("shop.seatable.json", s_shop);
}
