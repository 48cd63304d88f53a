using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Queries;

/// <summary>A table of all kinds of columns that are compared, and code that reads it.</summary>
internal static class QueryCode
{
    public static string Schema { get; } = SchemaJson.Of(
        SchemaJson.Table(
            "0000",
            "People",
            SchemaJson.Column("0000", "Name"),
            SchemaJson.Column("AgeC", "Age", "number"),
            SchemaJson.Column("Bala", "Balance", "number", new JsonObject { ["format"] = "dollar" }),
            SchemaJson.Column("Star", "Stars", "rate"),
            SchemaJson.Column("News", "News letter", "checkbox"),
            SchemaJson.Select("Stat", "Status", ("1", "Lead"), ("2", "Key \"account\""), ("3", "lost")),
            SchemaJson.MultipleSelect("Tags", "Tags", ("1", "vip"), ("2", "new")),
            SchemaJson.Column("Born", "Birthday", "date"),
            SchemaJson.Column("Seen", "Seen", "date", new JsonObject { ["format"] = "YYYY-MM-DD HH:mm" }),
            SchemaJson.Column("Call", "Call time", "duration", new JsonObject
            {
                ["format"] = "duration", ["duration_format"] = "h:mm:ss",
            })),
        SchemaJson.Table("Ab01", "Other", SchemaJson.Column("0000", "Name"), SchemaJson.Column("Cre1", "_ctime")));

    /// <summary>The place of the caret in an expression; beside it || may stand there.</summary>
    public const string Mark = "(|";

    /// <summary>A method whose rows are read by an expression; a file of its own.</summary>
    public static string Method(string type, string rows) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using SeaTable;
        namespace Crm;
        internal static class {{type}}
        {
            private const string Known = "Bob";
            private const string None = "";
            public static async Task<List<PeopleRow>> OfAsync(CrmBase crm)
            {
                int two = 2; int? maybe = 2; long big = 2; float small = 2; double low = 1.5; decimal price = 2.5m;
                string name = "Ann"; string pattern = "%n%"; string? text = name; List<int> list = [1, 2];
                var lead = PeopleStatus.Lead; PeopleStatus? some = lead; var day = new DateOnly(2025, 3, 1);
                var moment = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero); var span = TimeSpan.FromSeconds(90);
                _ = (two, maybe, big, small, low, price, name, pattern, text, list, lead, some, day, moment, span);
                return await {{rows}};
            }
        }
        """;

    /// <summary>What becomes of rows by what is offered, with its title; null where nothing is.</summary>
    public static async Task<(string Title, string Rows)?> RewriteAsync(string rows, CodeRefactoringProvider provider)
    {
        using var project = new EditorProject(("/crm.seatable.json", Schema));
        var call = rows.IndexOf('(', StringComparison.Ordinal) + 1;
        var marked = rows.Contains(Mark, StringComparison.Ordinal) ? rows : rows.Insert(call, "|");
        project.With("Uses.cs", Method("Uses", marked));
        var actions = await project.RefactoringsAsync(provider);
        if (actions.Count == 0)
        {
            Assert.Empty(await project.ErrorsAsync());
            return null;
        }

        await project.ApplyAsync(Assert.Single(actions));
        Assert.Empty(await project.ErrorsAsync());
        var code = project.Code("Uses.cs");
        var start = code.IndexOf("return await ", StringComparison.Ordinal) + "return await ".Length;
        return (actions[0].Title, code[start..code.LastIndexOf(';')]);
    }
}
