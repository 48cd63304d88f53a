using System.Globalization;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Diagnostics;

/// <summary>STB0014: a file that is broken all over is told so at bearable length, and nothing is kept back in silence.</summary>
public sealed class ManyProblemsTests
{
    [Fact]
    public void A_hundred_problems_are_listed_and_the_rest_is_counted()
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(WithColumns(Enumerable.Repeat("{}", 5000))));

        Assert.Equal(101, run.Diagnostics.Length);
        Assert.Equal(100, run.Diagnostics.Count(diagnostic => diagnostic.Id == "STB0003"));
        MustBeLast(
            run,
            DiagnosticSeverity.Error,
            "Only the first 100 problems of crm.seatable.json are listed; left out from here on: 14900, errors among them: "
                + "14900. "
            + "Correct those listed and build again.");
    }

    [Fact]
    public void A_hundred_problems_and_no_more_are_just_listed() => Assert.Equal(
        Enumerable.Repeat("STB0005", 100),
        GeneratorRun.Of(GeneratorTest.Of(WithColumns(OfTheFuture(100)))).Diagnostics.Select(diagnostic => diagnostic.Id));

    [Fact]
    public void Warnings_that_are_left_out_are_a_warning() => MustBeLast(
        GeneratorRun.Of(GeneratorTest.Of(WithColumns(OfTheFuture(101)))),
        DiagnosticSeverity.Warning,
        "Only the first 100 problems of crm.seatable.json are listed; left out from here on: 1, errors among them: 0. "
        + "Correct those listed and build again.");

    [Fact]
    public void An_error_behind_a_hundred_warnings_still_fails_the_build()
    {
        var options = Enumerable.Repeat("{}", 200);
        var column = $$$"""{"key": "M31F", "name": "Status", "type": "single-select", "data": {"options": [{{{string.Join(',', options)}}}]}}""";

        var run = GeneratorRun.Of(GeneratorTest.Of(WithColumns([column, "null"])));

        Assert.All(run.Diagnostics.SkipLast(1), diagnostic => Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity));
        Assert.Equal((DiagnosticSeverity.Error, "STB0014"), (run.Diagnostics[^1].Severity, run.Diagnostics[^1].Id));
    }

    [Fact]
    public void No_message_is_endless()
    {
        var endless = new string('x', 100_000);

        var run = GeneratorRun.Of(GeneratorTest.Of(WithColumns(["{}"], endless)));

        Assert.NotEmpty(run.Diagnostics);
        Assert.All(
            run.Diagnostics, diagnostic => Assert.InRange(diagnostic.GetMessage(CultureInfo.InvariantCulture).Length, 1, 1000));
    }

    private static void MustBeLast(GeneratorRun run, DiagnosticSeverity severity, string message)
    {
        var last = run.Diagnostics[^1];
        Assert.Equal(("STB0014", severity), (last.Id, last.Severity));
        Assert.Equal(message, last.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("crm.seatable.json", last.Location.GetLineSpan().Path);
        Assert.InRange(last.Location.SourceSpan.Start, run.Diagnostics[^2].Location.SourceSpan.Start, int.MaxValue);
    }

    private static IEnumerable<string> OfTheFuture(int count) =>
        Enumerable.Range(0, count)
            .Select(number => $$"""{"key": "k{{number:000}}", "name": "Column {{number}}", "type": "hologram"}""");

    private static string WithColumns(IEnumerable<string> columns, string table = "Contacts") =>
        $$"""{"tables": [{"_id": "0000", "name": "{{table}}", "columns": [{{string.Join(',', columns)}}]}]}""";
}
