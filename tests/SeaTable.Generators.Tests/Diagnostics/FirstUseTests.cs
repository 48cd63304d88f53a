using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SeaTable.Generators.Analysis.Schemas;
using SeaTable.Generators.Tests.Harness;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Diagnostics;

/// <summary>STB0018: what is wrong in a schema file is told where code first uses what it concerns, and nowhere else.</summary>
public sealed class FirstUseTests
{
    private const string Scale = " has the type 'scale', which this version of SeaTable.Generators does not know; "
        + "it becomes a read-only JsonElement property";

    private const string OfScore =
        $"'Contacts' Info STB0018: crm.seatable.json(4,42): STB0005: The column 'Score' of table 'Contacts'{Scale}";

    private const string OfContacts = """
        namespace Crm;
        internal static class Contacts
        {
            public static object All(CrmBase crm) => crm.Contacts;
            public static object Again(CrmBase crm) => crm.Contacts;
            public static ContactsRow? Row => null;
        }
        """;

    private const string OfDeals = """
        namespace Crm;
        internal static class Deals
        {
            public static DealsRow? Row => null;
            public static object All(CrmBase crm) => crm.Deals;
        }
        """;

    private const string OfClient = "namespace Crm { class Uses { CrmBase? First; CrmBase? Second; Unknown? Other; } }";

    // Each column on its own line, so that places can be told by hand.
    private static readonly string s_schema = """
        {"tables": [
        {"_id": "0000", "name": "Contacts", "views": [], "columns": [
        {"key": "0000", "name": "Name", "type": "text"},
        {"key": "Scor", "name": "Score", "type": "scale"}
        ]},
        {"_id": "De01", "name": "Deals", "views": [], "columns": [
        {"key": "0000", "name": "Title", "type": "text"}
        ]}
        ]}
        """;

    private static readonly GeneratorTest s_project = GeneratorTest.Of(s_schema);

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task The_first_use_of_a_table_tells_its_warning_and_no_other_use(string early) => Assert.Equal(
        [$"Code1.cs(4,50) {OfScore}"],
        await Told(s_project.WithProperty("SeaTableEarlyOutput", early).WithCode(OfContacts).WithCode(OfDeals)));

    [Fact]
    public async Task Files_of_code_are_taken_by_their_paths_and_other_tables_passed_over() => Assert.Equal(
        [$"Code2.cs(4,50) {OfScore}"],
        await Told(s_project.WithCode(OfDeals).WithCode(OfContacts).WithCode(
            OfContacts.Replace("class Contacts", "class More", StringComparison.Ordinal))));

    [Fact]
    public async Task An_error_comes_before_a_warning_and_each_table_has_its_own() => Assert.Equal(
        [
            "Code1.cs(4,50) 'Contacts' Info STB0018: crm.seatable.json(5,1): STB0003: Column 3 ('Town') of table 'Contacts' "
                + "has no \"key\"; the column gets no property",
            "Code2.cs(4,19) 'DealsRow' Info STB0018: crm.seatable.json(8,42): STB0005: The column 'Title' of table 'Deals'"
                + Scale,
        ],
        await Told(s_project.Replacing("crm.seatable.json", s_schema
            .Replace("\"scale\"}", "\"scale\"},\n{\"name\": \"Town\", \"type\": \"text\"}", StringComparison.Ordinal)
            .Replace("\"Title\", \"type\": \"text\"", "\"Title\", \"type\": \"scale\"", StringComparison.Ordinal))
            .WithCode(OfContacts).WithCode(OfDeals)));

    [Fact]
    public async Task Option_types_are_uses_and_types_and_members_of_the_same_names_elsewhere_are_not() => Assert.Equal(
        ["Code1.cs(6,13) 'ContactsStatus' Info STB0018: crm.seatable.json"],
        (await Told(GeneratorTest.Of(Of(Table(
                "0000", "Contacts", Column("Scor", "Score", "scale"), Select("Stat", "Status", ("1", "Lead")))))
            .WithCode("""
                namespace Other { class ContactsRow { public int Contacts; } class CrmBase { public int Contacts => 1; } }
                namespace Crm
                {
                    using Mine = Other.ContactsRow;
                    class Uses { int All(Mine row, Other.CrmBase crm) => row.Contacts + crm.Contacts; ContactsRow<int>? Generic;
                        Crm.ContactsStatus Status; }
                    class ContactsRow<T> { }
                }
                """))).Select(told => told.Split('(')[0] + "(" + told.Split('(')[1]));

    [Fact]
    public async Task What_concerns_the_whole_file_is_told_at_the_first_use_of_anything() => Assert.Equal(
        [
            "Code1.cs(4,30) 'CrmBase' Info STB0018: crm.seatable.json(2,1): STB0003: Table 1 ('Lost') has no \"_id\"; "
                + "the table gets no code",
        ],
        await Told(s_project.Replacing("crm.seatable.json", """
            {"tables": [
            {"name": "Lost", "columns": []},
            {"_id": "0000", "name": "Contacts", "columns": []}]}
            """).WithCode(OfContacts)));

    [Fact]
    public async Task The_file_with_the_settings_is_told_by_the_table_that_an_entry_is_for()
    {
        var project = GeneratorTest.Of(s_schema.Replace("scale", "text", StringComparison.Ordinal)).And("crm.codegen.json", """
            {
              "colour": "red",
              "names": { "De01/0000": "1st" }
            }
            """);

        Assert.Equal(
            [
                "Code1.cs(4,30) 'CrmBase' Info STB0018: crm.codegen.json(2,3): STB0012",
                "Code2.cs(4,19) 'DealsRow' Info STB0018: crm.codegen.json(3,27): STB0012",
            ],
            (await Told(project.WithCode(OfContacts).WithCode(OfDeals))).Select(Short));
    }

    [Theory]
    [InlineData("{\n\"tables\": [", "Info STB0018: crm.seatable.json(2,12): STB0001")]
    [InlineData("{\n\"table\": []}", "Info STB0018: crm.seatable.json(1,1): STB0002")]
    public async Task Where_nothing_is_made_of_a_file_the_client_that_is_missing_tells_it(string schema, string told) =>
        Assert.Equal(
            ["Code1.cs(1,30) 'CrmBase' " + told], (await Told(GeneratorTest.Of(schema).WithCode(OfClient))).Select(Short));

    [Fact]
    public async Task The_client_that_is_missing_is_called_as_the_settings_say()
    {
        var project = GeneratorTest.Of("{").And("crm.codegen.json", "{\"client\": \"Sales\"}")
            .WithCode(OfClient.Replace("CrmBase? Second", "Sales? Second", StringComparison.Ordinal));

        Assert.Equal(
            ["Code1.cs(1,46) 'Sales' Info STB0018: crm.seatable.json(1,2): STB0001"], (await Told(project)).Select(Short));
    }

    [Fact]
    public async Task A_member_or_type_of_that_name_that_there_is_tells_nothing() => Assert.Equal(
        [],
        await Told(GeneratorTest.Of("{").WithCode(
            "class Mine { public int CrmBase; int Of(Mine mine, Nothing other) => mine.CrmBase + other.CrmBase + CrmBase; }")));

    [Fact]
    public async Task A_file_that_takes_names_of_another_is_told_at_the_first_of_them() => Assert.Equal(
        ["Code1.cs(1,30) 'CrmBase' Info STB0018: crm.seatable.json(1,1): STB0007"],
        (await Told(GeneratorTest.Of(Of(Table("0000", "Contacts")), "a/crm.seatable.json")
            .And("b/crm.seatable.json", Of(Table("0000", "Deals"))).WithCode(OfClient))).Select(Short));

    [Fact]
    public async Task Each_of_several_files_has_a_place_of_its_own() => Assert.Equal(
        [
            "Code1.cs(4,50) 'Contacts' Info STB0018: crm.seatable.json(4,42): STB0005",
            "Code2.cs(1,30) 'ShopBase' Info STB0018: shop.seatable.json(1,2): STB0001",
        ],
        (await Told(s_project.And("shop.seatable.json", "{").WithCode(OfContacts)
            .WithCode("namespace Crm { class Uses { ShopBase? shop; ShopBase? Other; } }"))).Select(Short));

    [Fact]
    public async Task Generated_code_is_passed_over_but_for_what_stands_in_a_page()
    {
        const string Code = "namespace Crm { partial class Page { ContactsRow? Row; } }";

        Assert.Equal([], await Told(s_project, ("obj/A.g.cs", Code)));
        Assert.Equal(
            ["Page.razor(7,38) 'ContactsRow' Info STB0018: crm.seatable.json(4,42): STB0005"],
            (await Told(s_project, ("obj/A.g.cs", "#line 7 \"Page.razor\"\n" + Code))).Select(Short));
    }

    [Fact]
    public async Task A_rule_that_is_turned_off_is_not_told() =>
        Assert.Equal([], await Told(s_project.WithCode(OfContacts), silenced: "STB0005"));

    [Fact]
    public void A_build_that_an_error_in_the_schema_file_ends_counts_it_once()
    {
        var rule = Assert.Single(new FirstUseAnalyzer().SupportedDiagnostics);

        // Builds take no account of those of this severity, not even where warnings are errors.
        Assert.Equal(("STB0018", DiagnosticSeverity.Info), (rule.Id, rule.DefaultSeverity));
    }

    [Fact]
    public async Task A_file_that_is_mended_tells_nothing_and_one_that_is_damaged_tells_it_at_once()
    {
        var whole = s_project.Replacing("crm.seatable.json", s_schema.Replace("scale", "text", StringComparison.Ordinal))
            .WithCode(OfContacts);

        Assert.Empty(await Told(whole));
        Assert.Single(await Told(whole.Replacing("crm.seatable.json", s_schema)));
        Assert.Empty(await Told(whole));
    }

    [Fact]
    public async Task As_long_as_nothing_is_wrong_no_code_is_looked_at()
    {
        var (analyzed, analyzer) = Analyze(
            GeneratorTest.Of(s_schema.Replace("scale", "text", StringComparison.Ordinal)).WithCode(OfContacts), null);

        Assert.Empty(await analyzed.GetAnalyzerDiagnosticsAsync());
        var actions = await analyzed.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
        Assert.Equal(1, actions.CompilationStartActionsCount);
        Assert.Equal(0, actions.SemanticModelActionsCount + actions.CompilationEndActionsCount);
    }

    private static Task<IReadOnlyList<string>> Told(GeneratorTest project, params (string Path, string Code)[] others) =>
        Told(project, null, others);

    private static async Task<IReadOnlyList<string>> Told(
        GeneratorTest project, string? silenced, params (string Path, string Code)[] others)
    {
        var (analyzed, _) = Analyze(project, silenced, others);
        return
        [
            .. (await analyzed.GetAnalyzerDiagnosticsAsync())
                .Select(told => (Place: told.Location.GetMappedLineSpan(), Told: told))
                .OrderBy(found => found.Place.Path, StringComparer.Ordinal).ThenBy(found => found.Told.Location.SourceSpan)
                .Select(found =>
                    $"{found.Place.Path}({found.Place.StartLinePosition.Line + 1},{found.Place.StartLinePosition.Character + 1}) "
                    + $"'{found.Told.Location.SourceTree!.GetText().ToString(found.Told.Location.SourceSpan)}' "
                    + $"{found.Told.Severity} {found.Told.Id}: {found.Told.GetMessage(CultureInfo.InvariantCulture)}"),
        ];
    }

    private static (CompilationWithAnalyzers Analyzed, DiagnosticAnalyzer Analyzer) Analyze(
        GeneratorTest project, string? silenced, params (string Path, string Code)[] others)
    {
        var compilation = GeneratorRun.Of(project).Compilation;
        var parsing = (CSharpParseOptions)compilation.SyntaxTrees.First().Options;
        compilation = compilation.AddSyntaxTrees(
            others.Select(other => CSharpSyntaxTree.ParseText(other.Code, parsing, other.Path)));
        if (silenced is not null)
        {
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
                compilation.Options.SpecificDiagnosticOptions.SetItem(silenced, ReportDiagnostic.Suppress)));
        }

        var analyzer = new FirstUseAnalyzer();
        var files = project.Schemas.Select(file => (AdditionalText)new SchemaText(file.Path, file.Schema.Text));
        return (
            compilation.WithAnalyzers([analyzer], new AnalyzerOptions([.. files], new BuildProperties(project.Properties))),
            analyzer);
    }

    /// <summary>What is told without the text.</summary>
    private static string Short(string told) => told[..(told.IndexOf(": STB00", StringComparison.Ordinal) + 9)];
}
