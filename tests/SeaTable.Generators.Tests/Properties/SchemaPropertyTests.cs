using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>What must hold for every base, whatever it is called and however its columns are typed.</summary>
public sealed class SchemaPropertyTests
{
    [Fact]
    public void Any_base_gives_code_that_compiles_without_a_warning() => Cases.Try(Cases.Compiled, RandomSchema.Any, schema =>
        GeneratorRun.Of(GeneratorTest.Of(schema.ToJson())).MustCompileWithoutWarning());

    [Fact]
    public void Any_base_gives_code_for_each_of_its_tables_and_no_error() => Cases.Try(Cases.Generated, RandomSchema.Any, schema =>
    {
        var result = WithoutCompiler.Read(schema.ToJson());

        Assert.Equal([], result.Diagnostics.Where(diagnostic => diagnostic.RuleId is not ("STB0005" or "STB0006")));
        Assert.Equal(schema.Tables.Count, result.Tables.Count);
        Assert.Equal(result.Tables.Count, result.Tables.Select(table => table.HintName.ToUpperInvariant()).Distinct().Count());
        Assert.All(result.Tables, table => Assert.InRange(table.HintName.Length, 1, 100));
    });

    [Fact]
    public void Any_base_gives_the_same_code_twice() => Cases.Try(Cases.Generated, RandomSchema.Any, schema =>
    {
        var first = WithoutCompiler.Read(schema.ToJson());
        var second = WithoutCompiler.Read(schema.ToJson());

        Assert.Equal(first, second);
        Assert.Equal(WithoutCompiler.Emit(first), WithoutCompiler.Emit(second));
    });

    [Fact]
    public void Names_do_not_depend_on_the_order_of_tables_columns_and_options() => Cases.Try(Cases.Generated, RandomSchema.Any, schema =>
        Assert.Equal(
            WithoutCompiler.Names(WithoutCompiler.Read(schema.ToJson())),
            WithoutCompiler.Names(WithoutCompiler.Read(schema.Turned().ToJson()))));
}
