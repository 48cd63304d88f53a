using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Diagnostics;

/// <summary>
/// STB0008, STB0010 and STB0011: a project in which nothing can be generated. No code is never without a reason.
/// </summary>
public sealed class ProjectTests
{
    private const string NoSchemaFile =
        "The project references SeaTable.Generators but has no schema file, so nothing is generated. "
        + "Fetch one by 'seatable pull -o crm.seatable.json' (dotnet tool SeaTable.Tool), or put the answer of GET …/metadata/ "
        + "into the project as a file whose name ends in .seatable.json.";

    [Fact]
    public void A_project_without_a_schema_file_is_told_what_to_do() =>
        GeneratorTest.Empty.ExpectingNowhere("STB0008", DiagnosticSeverity.Warning, NoSchemaFile).Run();

    [Fact]
    public void A_project_that_only_refers_to_one_with_a_client_needs_no_schema_file() =>
        GeneratorTest.Empty.WithoutProperty("SeaTableGeneratorsDirectReference").Run();

    [Fact]
    public void Another_JSON_file_is_not_a_schema_file() =>
        GeneratorTest.Of("not JSON", "appsettings.json")
            .ExpectingNowhere("STB0008", DiagnosticSeverity.Warning, NoSchemaFile)
            .Run();

    [Fact]
    public void The_ending_of_a_schema_file_may_be_in_capitals() =>
        Assert.Equal(
            ["Name"], GeneratorTest.Of(SchemaJson.OfColumns("Name"), "CRM.SeaTable.JSON").Run().Properties("Crm.ThingsRow"));

    [Fact]
    public void A_language_version_below_that_of_the_generated_code_is_an_error()
    {
        var run = GeneratorTest.Of(SchemaJson.OfColumns("Name"))
            .At(LanguageVersion.CSharp9)
            .ExpectingNowhere(
                "STB0010",
                DiagnosticSeverity.Error,
                "The code that SeaTable.Generators makes needs C# 10 or newer, and this project uses C# 9.0, so nothing is "
                    + "generated. "
                + "Set <LangVersion>10</LangVersion> or newer in the project file, or target net8.0 or newer.")
            .Run();

        Assert.Empty(run.Sources);
    }

    [Fact]
    public void A_project_without_the_runtime_is_told_so()
    {
        var run = GeneratorTest.Of(SchemaJson.OfColumns("Name"))
            .WithoutRuntime()
            .ExpectingNowhere(
                "STB0011",
                DiagnosticSeverity.Error,
                "The code that SeaTable.Generators makes needs the type SeaTable.SeaTableRow, which this project does not "
                    + "reference, "
                + "so nothing is generated. Reference the package SeaTable.Generators in this project without excluding its "
                + "compile assets.")
            .Run();

        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData("net6.0")]
    [InlineData("net7.0-windows")]
    [InlineData("net48")]
    [InlineData("netstandard2.0")]
    [InlineData("netcoreapp3.1")]
    public void A_project_that_targets_something_older_is_told_that_first(string target) => GeneratorTest
        .Of(SchemaJson.OfColumns("Name"))
        .WithoutRuntime()
        .WithProperty("TargetFramework", target)
        .ExpectingNowhere(
            "STB0011",
            DiagnosticSeverity.Error,
            $"This project targets {target}, and the code that SeaTable.Generators makes needs net8.0 or newer, so nothing is "
                + "generated. Set <TargetFramework>net8.0</TargetFramework> or newer in the project file.")
        .Run();

    [Fact]
    public void A_new_target_is_not_what_is_wrong_where_the_runtime_is_missing() => GeneratorTest
        .Of(SchemaJson.OfColumns("Name"))
        .WithoutRuntime()
        .WithProperty("TargetFramework", "net10.0-browser")
        .ExpectingNowhere(
            "STB0011",
            DiagnosticSeverity.Error,
            "The code that SeaTable.Generators makes needs the type SeaTable.SeaTableRow, which this project does not reference, "
                + "so nothing is generated. Reference the package SeaTable.Generators in this project without excluding its "
                + "compile assets.")
        .Run();
}
