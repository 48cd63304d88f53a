using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Diagnostics;

/// <summary>STB0009: a defect of the generator is reported, and only the file that meets it goes without code.</summary>
public sealed class InternalErrorTests
{
    [Fact]
    public void An_exception_becomes_a_diagnostic_that_names_the_file()
    {
        var result = Run(new FailingText(new InvalidOperationException("out of luck\nand out of lines")));

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("STB0009", diagnostic.Id);
        Assert.Equal("failing.seatable.json", diagnostic.Location.GetLineSpan().Path);
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        Assert.StartsWith(
            "SeaTable.Generators failed on failing.seatable.json, which is a defect of the generator: "
            + "InvalidOperationException: out of luck and out of lines",
            message,
            StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Other_files_still_get_their_code()
    {
        var result = Run(
            new FailingText(new InvalidOperationException()), new SchemaText("crm.seatable.json", SchemaJson.OfColumns("Name")));

        Assert.Equal(2, result.GeneratedSources.Length);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_reported()
    {
        var result = Run(new FailingText(null));

        Assert.Equal("STB0001", Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public void A_cancellation_is_not_an_internal_error()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var driver = CSharpGeneratorDriver.Create(new SeaTableGenerator())
            .AddAdditionalTexts([new SchemaText("crm.seatable.json", SchemaJson.Crm)]);

        Assert.Throws<OperationCanceledException>(() => driver.RunGenerators(Compilation(), cancelled.Token));
    }

    private static GeneratorRunResult Run(params AdditionalText[] texts)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new SeaTableGenerator());
        return driver.AddAdditionalTexts([.. texts]).RunGenerators(Compilation()).GetRunResult().Results.Single();
    }

    private static CSharpCompilation Compilation() =>
        CSharpCompilation.Create("Crm", [], [.. References.Framework, References.Runtime]);

    private sealed class FailingText(Exception? failure) : AdditionalText
    {
        public override string Path => "failing.seatable.json";

        public override SourceText? GetText(CancellationToken cancellationToken = default) =>
            failure is null ? null : throw failure;
    }
}
