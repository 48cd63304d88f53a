using SeaTable.Tool.Conformance;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

public sealed class ConformSuiteTests
{
    private static readonly string[] s_projects = ["SeaTable.Emulator", "SeaTable.Facts"];

    [Fact]
    public void Each_probe_has_a_name_of_its_own_a_question_and_a_fact()
    {
        var groups = ProbeGroup.LoadAll();
        var probes = groups.SelectMany(group => group.Probes).ToList();

        Assert.Equal(9, groups.Count);
        Assert.Equal(probes.Count, probes.Select(probe => probe.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(groups, group => Assert.All(
            group.Probes, probe => Assert.StartsWith(group.Group + ".", probe.Id, StringComparison.Ordinal)));
        Assert.All(probes, probe => Assert.EndsWith("?", probe.Question, StringComparison.Ordinal));
        Assert.All(probes, probe => Assert.NotEqual("", probe.Fact));
    }

    [Fact]
    public async Task Each_decision_that_is_asked_about_stands_in_the_documentation()
    {
        var decisions = await File.ReadAllTextAsync(RepositoryFile.At("docs", "emulator-decisions.md"));

        Assert.All(
            ProbeGroup.LoadAll().SelectMany(group => group.Probes).Where(probe => probe.Evidence == Evidence.Decided),
            probe => Assert.True(
                decisions.Contains(Name(probe.Fact), StringComparison.Ordinal)
                || probe.Fact.StartsWith("AssumedErrors.", StringComparison.Ordinal),
                $"{probe.Id}: {probe.Fact}"));
    }

    [Fact]
    public void Each_fact_is_a_name_in_the_code()
    {
        var code = string.Concat(s_projects.SelectMany(project =>
                Directory.EnumerateFiles(RepositoryFile.At("src", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Select(file => $"{file}\n{File.ReadAllText(file)}"));

        Assert.All(
            ProbeGroup.LoadAll().SelectMany(group => group.Probes),
            probe => Assert.True(
                probe.Fact.Contains('`', StringComparison.Ordinal) || code.Contains(Name(probe.Fact), StringComparison.Ordinal),
                $"{probe.Id}: {probe.Fact}"));
    }

    [Fact]
    public async Task A_base_that_is_in_use_or_another_one_is_refused_and_left_alone()
    {
        await using var crm = await ToolBase.StartAsync();
        var report = Path.Combine(crm.Folder, "conform.md");

        var used = await crm.RunAsync("conform", "--into", "crm", "--report", report);
        var other = await crm.RunAsync("conform", "--into", "sales", "--report", report);
        var mistyped = await crm.RunAsync("conform", "--into", "crm", "--confirm", "CRM", "--report", report);
        var writes = crm.Emulator.Calls.Count(request => request.Method != "GET");
        var confirmed = await crm.RunAsync("conform", "--into", "crm", "--confirm", "crm", "--report", report,
            "--calls-per-minute", "100000");

        Assert.Equal((2, 2, 2, 0), (used.ExitCode, other.ExitCode, mistyped.ExitCode, writes));
        Assert.Contains("The base \"crm\" is in use: it has 4 tables", used.Error, StringComparison.Ordinal);
        Assert.Contains("opens the base \"crm\", and --into says \"sales\"", other.Error, StringComparison.Ordinal);
        Assert.Contains("--confirm says \"CRM\", and the base is \"crm\"", mistyped.Error, StringComparison.Ordinal);
        Assert.Equal(0, confirmed.ExitCode);
    }

    [Fact]
    public async Task A_base_with_rows_or_with_the_tables_of_another_run_is_refused()
    {
        await using var probed = await ProbedBase.StartAsync();
        var client = new SeaTableClient(new SeaTableOptions
        {
            Server = probed.Emulator.Server, ApiToken = probed.Emulator.ApiToken,
        });

        await client.SendAsync(HttpMethod.Post, "tables/", new System.Text.Json.Nodes.JsonObject
        {
            ["table_name"] = "seatable conform rows", ["columns"] = new System.Text.Json.Nodes.JsonArray(),
        });
        var foreign = await probed.RunAsync();
        probed.Emulator.RenameTable("seatable conform rows", "Mine");
        var two = await probed.RunAsync();

        Assert.Equal((2, 2), (foreign.ExitCode, two.ExitCode));
        Assert.Contains("has a table \"seatable conform rows\", of a name that this command gives", foreign.Error,
            StringComparison.Ordinal);
        Assert.Contains("it has 2 tables", two.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(probed.Report));
    }

    /// <summary>The documentation names the files of some types.</summary>
    private static string Name(string fact) => fact.Split('.')[^1] is "cs" ? fact : fact.Split('.')[^1];
}
