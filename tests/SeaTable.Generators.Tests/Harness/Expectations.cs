using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>Compares what was reported with what a test expects. A diagnostic that nobody expected fails the test.</summary>
internal static class Expectations
{
    public static void Check(GeneratorTest test, IEnumerable<Diagnostic> reported) =>
        Assert.Equal(
            test.Expected.Select(expected => Describe(test, expected)).Order(StringComparer.Ordinal),
            reported.Select(Describe).Order(StringComparer.Ordinal));

    private static string Describe(GeneratorTest test, ExpectedDiagnostic expected)
    {
        var place = "nowhere";
        if (expected.Path is not null)
        {
            var schema = test.Schemas.Single(file => file.Path == expected.Path).Schema;
            var text = Microsoft.CodeAnalysis.Text.SourceText.From(schema.Text);
            place = $"{expected.Path}{text.Lines.GetLinePositionSpan(schema.Marks[expected.Mark])}";
        }

        return $"{place} {expected.Severity} {expected.Id}: {expected.Message}";
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.GetLineSpan();
        var place = diagnostic.Location.Kind == LocationKind.None ? "nowhere" : $"{line.Path}{line.Span}";
        return $"{place} {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
