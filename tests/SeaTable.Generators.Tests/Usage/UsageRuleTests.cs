using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SeaTable.Generators.Analysis.Conditions;
using SeaTable.Generators.Analysis.Usage;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Usage;

public sealed class UsageRuleTests
{
    [Theory]
    [InlineData(typeof(ApiTokenAnalyzer), true)]
    [InlineData(typeof(ApiTokenAnalyzer), false)]
    [InlineData(typeof(WebhookSecretAnalyzer), true)]
    [InlineData(typeof(WebhookSecretAnalyzer), false)]
    [InlineData(typeof(RowLoopAnalyzer), true)]
    [InlineData(typeof(RowLoopAnalyzer), false)]
    [InlineData(typeof(RowFilterAnalyzer), true)]
    [InlineData(typeof(RowFilterAnalyzer), false)]
    [InlineData(typeof(UnreadIncludeAnalyzer), true)]
    [InlineData(typeof(UnreadIncludeAnalyzer), false)]
    public async Task Only_projects_with_the_library_are_looked_at(Type type, bool isReferenced)
    {
        var analyzer = (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
        var project = Project.Referencing(isReferenced ? [References.Runtime] : [])
            .AddSyntaxTrees(
                CSharpSyntaxTree.ParseText("internal static class Uses { public static bool Not(bool value) => !value; }"))
            .WithAnalyzers([analyzer]);
        await project.GetAllDiagnosticsAsync();

        var telemetry = await project.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);

        Assert.Equal(isReferenced ? 1 : 0, telemetry.SemanticModelActionsCount);

        // For any of these the compiler would go through all that the generator wrote.
        Assert.Equal(0, telemetry.OperationActionsCount + telemetry.SyntaxNodeActionsCount + telemetry.SymbolActionsCount);
    }

    [Fact]
    public void Rules_are_numbered_without_gaps_and_have_a_page_each()
    {
        Assert.Equal(
            Enumerable.Range(3001, UsageRules.All.Length + ConditionRules.All.Length).Select(number => $"STB{number}"),
            UsageRules.All.Concat(ConditionRules.All).Select(rule => rule.Id).Order(StringComparer.Ordinal));
        var pages = Path.Combine(RepositoryFiles.Root, "docs", "diagnostics");
        var overview = File.ReadAllText(Path.Combine(pages, "README.md"));
        Assert.All(UsageRules.All, rule =>
        {
            var page = File.ReadAllText(Path.Combine(pages, rule.Id + ".md")).ReplaceLineEndings("\n");
            Assert.StartsWith(
                $"# {rule.Id}: {rule.Title}\n\nSeverity: {rule.DefaultSeverity}.\n", page, StringComparison.Ordinal);
            Assert.All(
                ["Cause", "Example", "How to fix it"],
                section => Assert.Contains($"\n## {section}\n", page, StringComparison.Ordinal));
            Assert.Contains(
                $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity} |", overview, StringComparison.Ordinal);
            Assert.EndsWith($"/docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        });
    }
}
