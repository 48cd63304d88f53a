using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>What must hold for every base, whatever it is called and however its columns are typed.</summary>
public sealed class SchemaPropertyTests
{
    [Fact]
    public void Any_base_gives_code_that_compiles_without_a_warning() =>
        Cases.Try(Cases.Compiled, RandomSchema.Any, schema => Generate(schema).MustCompileWithoutWarning());

    [Fact]
    public void Any_base_gives_the_same_code_twice() => Cases.Try(Cases.Generated, RandomSchema.Any, schema =>
        Assert.Equal(Generate(schema).Sources, Generate(schema).Sources));

    [Fact]
    public void No_base_makes_the_generator_fail() => Cases.Try(Cases.Generated, RandomSchema.Any, schema =>
    {
        var run = Generate(schema);

        Assert.Null(run.Result.Exception);
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(schema.Tables.Count + 1, run.Sources.Count);
    });

    [Fact]
    public void Names_do_not_depend_on_the_order_of_tables_and_columns() => Cases.Try(Cases.Generated, RandomSchema.Any, schema =>
    {
        var turned = new RandomSchema(
            [.. schema.Tables.Reverse().Select(table => table with { Columns = [.. table.Columns.Reverse()] })]);

        Assert.Equal(Members(Generate(schema)), Members(Generate(turned)));
    });

    private static GeneratorRun Generate(RandomSchema schema) => GeneratorRun.Of(GeneratorTest.Of(schema.ToJson()));

    private static IEnumerable<string> Members(GeneratorRun run) => run.GeneratedTypes()
        .SelectMany(type => type.GetMembers().Where(member => !member.IsImplicitlyDeclared).Select(member => member.ToDisplayString()))
        .Order(StringComparer.Ordinal);
}
