using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>What must hold for every base, as far as only a compiler can tell.</summary>
public sealed class CompilationPropertyTests
{
    [Fact]
    public void Any_base_gives_code_that_compiles_without_a_warning() => Cases.Try(Cases.Compiled, RandomSchema.Any, schema =>
        GeneratorRun.Of(GeneratorTest.Of(schema.ToJson()).With(References.Hosting))
            .MustCompileWithoutWarning());
}
