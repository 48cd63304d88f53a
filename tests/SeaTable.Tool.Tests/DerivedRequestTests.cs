using System.Text.Json;
using SeaTable.Tool.Conformance;
using SeaTable.Tool.Conformance.Derived;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>Every request that is derived from the description of the API, with the answer's status and shape.</summary>
public sealed class DerivedRequestTests
{
    private static readonly Lazy<IReadOnlyList<ProbeGroup>> s_groups = new(DerivedProbes.All);

    public static TheoryData<string> Groups => [.. s_groups.Value.Select(group => group.Group)];

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task The_emulator_answers_what_is_derived_as_described(string name)
    {
        var group = s_groups.Value.Single(group => group.Group == name);

        var result = await DerivedRun.RunAsync(group);

        var otherwise = result.Probes.Where(probe => probe.Verdict != Verdict.Agrees).Select(Describe).ToList();
        Assert.True(otherwise.Count == 0, $"{otherwise.Count} answers are not as described:\n{string.Join('\n', otherwise)}");
        Assert.Equal(group.Probes.Count(), result.Count(Verdict.Agrees));
    }

    [Fact]
    public async Task The_page_about_it_is_what_the_command_prints()
    {
        var run = await ToolRun.StartAsync("conform", "--list");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(
            run.Output.ReplaceLineEndings() == (await File.ReadAllTextAsync(RepositoryFile.At("docs", "conformance.md")))
                .ReplaceLineEndings(),
            "docs/conformance.md is out of date. Write it anew: seatable conform --list > docs/conformance.md");
    }

    [Fact]
    public async Task The_command_asks_what_changes_nothing_and_leaves_the_base_as_it_was()
    {
        await using var probed = await ProbedBase.StartAsync();
        var wanted = s_groups.Value.Sum(group => DerivedProbes.WithoutChanges(group).Probes.Count());

        var run = await probed.RunAsync("--derived", "--json");
        var result = JsonSerializer.Deserialize<ConformanceResult>(run.Output, ConformanceJson.Report)!;

        Assert.Equal([], result.Probes.Where(probe => probe.Verdict != Verdict.Agrees).Select(Describe));
        Assert.Equal([], JsonForm.Problems("conform.schema.json", run.Output));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(wanted, result.Derived.Sum(count => count.Agreed));
        Assert.InRange(wanted, 5000, 20_000);
        Assert.Equal(["Table1"], await probed.TablesAsync());
        Assert.Contains("## Derived requests", await File.ReadAllTextAsync(probed.Report), StringComparison.Ordinal);
    }

    private static string Describe(ProbeResult probe) =>
        $"{probe.Id}: {probe.Reason}{string.Join("; ", probe.Differences ?? [])} {probe.Call} {probe.Body} {probe.Answer}";

    [Fact]
    public void There_are_at_least_five_thousand_the_same_each_time()
    {
        var requests = s_groups.Value.SelectMany(group => group.Probes).ToList();

        Assert.InRange(requests.Count, 5000, 20_000);
        Assert.Equal(requests.Count, requests.Select(probe => probe.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(requests.Select(Text), DerivedProbes.All().SelectMany(group => group.Probes).Select(Text));

        static string Text(ProbeStep probe) => $"{probe.Id} {probe.Call} {probe.Body?.ToJsonString()} {probe.RawBody}";
    }
}
