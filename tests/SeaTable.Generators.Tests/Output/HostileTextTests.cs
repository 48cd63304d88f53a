using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;
using SeaTable.Generators.Tests.Properties;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Output;

/// <summary>Whatever text a base holds stays text: none of it ever becomes code.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        "\"", "\\", "\\\"", "\n", "\r\n", "\u2028", "\u0085", "\0", "*/", "/*", "//", "</summary>", "<!--", "]]>", "&amp;", "{0}",
        "{{", "}}", "\"\"\"",
        "#endif", "\"; } } class Evil { static void M() { \"", "\ud83d", "\u202E", "$\"{x}\"", "@\"",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_safe_wherever_it_stands(string text)
    {
        var column = SchemaJson.Select("k001", text, ("1", text), ("2", "x" + text));
        column["description"] = text;
        var table = Table("0000", text, column, Column(text.Length == 0 ? "k" : text, "Key", "number"));
        table["description"] = text;
        table["views"] = new System.Text.Json.Nodes.JsonArray(
            new System.Text.Json.Nodes.JsonObject { ["_id"] = text, ["name"] = text });

        var run = GeneratorRun.Of(GeneratorTest.Of(Of(table)));

        run.MustCompileWithoutWarning();
        Assert.Null(run.Compilation.GetTypeByMetadataName("Evil"));
    }

    [Fact]
    public void All_hostile_names_together_compile()
    {
        var tables = HostileNames.Known.Chunk(12).Select((names, number) => Table($"T{number:00}", names[0],
            [.. names.Select((name, column) =>
                SchemaJson.Select($"k{column:000}", name, [.. names.Select((option, id) => ($"{id}", option))]))]));

        GeneratorRun.Of(GeneratorTest.Of(Of([.. tables]))).MustCompileWithoutWarning();
    }

    [Theory]
    [InlineData("some folder/ä 😀.seatable.json")]
    [InlineData("1st.seatable.json")]
    [InlineData("class.seatable.json")]
    [InlineData(".seatable.json")]
    [InlineData("a.b-c.seatable.json")]
    [InlineData("C:\\Users\\me\\crm.seatable.json")]
    public void Any_file_name_gives_a_client(string path)
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(OfColumns("Name"), path));

        run.MustCompileWithoutWarning();
        Assert.Equal(2, run.Sources.Count);
    }

    [Theory]
    [InlineData("Acme.Sales")]
    [InlineData("my-app")]
    [InlineData("1st.app")]
    [InlineData("class.event")]
    [InlineData("")]
    [InlineData("System")]
    [InlineData("SeaTable")]
    public void Any_root_namespace_compiles(string rootNamespace)
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Crm).WithProperty("RootNamespace", rootNamespace));

        run.MustCompileWithoutWarning();
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void A_project_without_a_root_namespace_compiles() =>
        GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Crm).WithoutProperty("RootNamespace")).MustCompileWithoutWarning();
}
