namespace SeaTable.Generators.Tests.Properties;

/// <summary>What must hold for every base, whatever it is called and however its columns are typed.</summary>
public sealed class SchemaPropertyTests
{
    private static readonly string[] s_harmless = ["STB0005", "STB0006", "STB0012", "STB0015", "STB0017"];

    [Fact]
    public void Any_base_gives_code_for_each_table_the_same_twice_and_with_names_that_no_order_changes() =>
        Cases.Try(Cases.Generated, RandomSchema.Any, schema =>
    {
        var text = schema.ToJson();
        var result = WithoutCompiler.Read(text);

        Assert.Equal([], result.Diagnostics.Where(diagnostic => !s_harmless.Contains(diagnostic.RuleId)));
        Assert.Equal(schema.Tables.Count, result.Tables.Count);
        Assert.Equal(result.Tables.Count, result.Tables.Select(table => table.HintName.ToUpperInvariant()).Distinct().Count());
        Assert.All(result.Tables, table => Assert.InRange(table.HintName.Length, 1, 100));

        var again = WithoutCompiler.Read(text);
        Assert.Equal(result, again);
        Assert.Equal(WithoutCompiler.Emit(result), WithoutCompiler.Emit(again));

        Assert.Equal(WithoutCompiler.Names(result), WithoutCompiler.Names(WithoutCompiler.Read(schema.Shuffled().ToJson())));
    });
}
