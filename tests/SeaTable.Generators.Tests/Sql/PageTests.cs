using SeaTable.Generators.Analysis.Conditions;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Analysis.Usage;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Sql;

/// <summary>The examples in docs/diagnostics are code, and report what they say.</summary>
public sealed class PageTests
{
    private static readonly string s_schema = SchemaJson.Of(
        SchemaJson.Table(
            "0000",
            "Contacts",
            SchemaJson.Column("0000", "Name"),
            SchemaJson.Column("Mail", "Email", "email"),
            SchemaJson.Column("Age1", "Age", "number"),
            SchemaJson.Column("City", "City"),
            SchemaJson.Column(
                "Meet", "Meeting", "date", new System.Text.Json.Nodes.JsonObject { ["format"] = "YYYY-MM-DD HH:mm" }),
            SchemaJson.Column("Pape", "Papers", "file"),
            SchemaJson.Column(
                "Comy",
                "Company",
                "link",
                new System.Text.Json.Nodes.JsonObject
                {
                    ["link_id"] = "aB3d", ["table_id"] = "0000", ["other_table_id"] = "Comp", ["display_column_key"] = "0000",
                }),
            SchemaJson.Select("Stat", "Status", ("1", "Lead"), ("2", "Customer"))),
        SchemaJson.Table("Comp", "Companies", SchemaJson.Column("0000", "Name"), SchemaJson.Column("City", "City")));

    public static TheoryData<string> Rules =>
        [.. SqlRules.All.Concat(ConditionRules.All).Concat(UsageRules.All).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void An_example_reports_what_its_page_says(string id)
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "diagnostics", id + ".md"))
            .ReplaceLineEndings("\n");
        var blocks = page.Split("```");
        var code = blocks[1]["csharp\n".Length..];
        var said = blocks[3].Trim().Replace('\n', ' ');

        var test = CodeTest.Whole(
            "using System.Threading.Tasks;\nusing SeaTable;\nnamespace Crm;\ninternal static class Uses\n{\n"
            + "    public static async Task RunAsync(CrmBase crm, string name, int age, string url, string id)\n    {\n"
            + code + "    }\n}\n")
            .With("crm.seatable.json", s_schema);
        var reported = (id == ConditionRules.Habit.Id || id == UsageRules.MissingMember.Id ? test.ThoughRefused() : test).Said();

        Assert.Contains(reported, message => said.EndsWith(": " + message, StringComparison.Ordinal));
        Assert.All(reported, message => Assert.Contains(id, message, StringComparison.Ordinal));
    }
}
