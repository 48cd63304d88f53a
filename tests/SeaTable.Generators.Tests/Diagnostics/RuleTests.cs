using System.Reflection;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Analysis.Conditions;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Analysis.Usage;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Diagnostics;

public sealed class RuleTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> s_rules =
    [
        .. typeof(Rules).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    private static readonly string[] s_sections = ["Cause", "Example", "How to fix it"];

    [Fact]
    public void Rule_ids_are_numbered_without_gaps() =>
        Assert.Equal(
            Enumerable.Range(1, s_rules.Count).Select(number => $"STB{number:0000}"),
            s_rules.Select(rule => rule.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_links_to_a_page_of_its_own() =>
        Assert.All(
            s_rules, rule => Assert.EndsWith($"/docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal));

    [Fact]
    public void Every_rule_has_a_page_with_cause_example_and_cure_and_stands_in_the_overview()
    {
        var pages = Path.Combine(RepositoryFiles.Root, "docs", "diagnostics");
        var overview = File.ReadAllText(Path.Combine(pages, "README.md"));
        foreach (var rule in s_rules)
        {
            var page = File.ReadAllText(Path.Combine(pages, rule.Id + ".md")).ReplaceLineEndings("\n");
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", page, StringComparison.Ordinal);
            Assert.Contains($"\nSeverity: {rule.DefaultSeverity}", page, StringComparison.Ordinal);
            Assert.Contains(
                $" {rule.Id}: ", page[page.IndexOf("\n## Example\n", StringComparison.Ordinal)..], StringComparison.Ordinal);
            Assert.All(s_sections, section => Assert.Contains($"\n## {section}\n", page, StringComparison.Ordinal));
            Assert.Contains(
                $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity}", overview, StringComparison.Ordinal);
        }

        Assert.Equal(
            s_rules.Concat(SqlRules.All).Concat(ConditionRules.All).Concat(UsageRules.All).Select(rule => rule.Id)
                .Append("README").Append("STB1001").Append("STB1002").Append("STB1003").Order(StringComparer.Ordinal),
            Directory.GetFiles(pages, "*.md")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_is_asserted_in_some_test()
    {
        var tests = string.Concat(TestSources.All);

        Assert.Equal([], s_rules.Select(rule => rule.Id).Where(id => !tests.Contains($"\"{id}\"", StringComparison.Ordinal)));
    }
}
