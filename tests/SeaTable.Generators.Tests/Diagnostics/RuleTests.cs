using System.Reflection;
using Microsoft.CodeAnalysis;
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

    [Fact]
    public void Rule_ids_are_numbered_without_gaps() =>
        Assert.Equal(
            Enumerable.Range(1, s_rules.Count).Select(number => $"STB{number:0000}"),
            s_rules.Select(rule => rule.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_links_to_a_page_of_its_own() =>
        Assert.All(s_rules, rule => Assert.EndsWith($"/docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal));

    [Fact]
    public void Every_rule_is_asserted_in_some_test()
    {
        var tests = string.Concat(TestSources.All);

        Assert.Equal([], s_rules.Select(rule => rule.Id).Where(id => !tests.Contains($"\"{id}\"", StringComparison.Ordinal)));
    }
}
