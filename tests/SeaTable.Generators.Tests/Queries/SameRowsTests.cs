using Microsoft.CodeAnalysis.CodeRefactorings;
using SeaTable.Generators.CodeFixes.Queries;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Queries;

/// <summary>What is written in place of a statement or a query reads the same rows of a server, in the same order.</summary>
public sealed class SameRowsTests
{
    private const string Rows = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        namespace Crm;
        internal static class Base
        {
            public static async Task FillAsync(CrmBase crm)
            {
                var random = new Random(20261130);
                var options = new PeopleStatus?[] { null, PeopleStatus.Lead, PeopleStatus.KeyAccount, PeopleStatus.Lost };
                var day = new DateOnly(2025, 3, 1);
                var moment = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);
                for (var batch = 0; batch < 4; batch++)
                    await crm.People.AddRangeAsync(Enumerable.Range(0, 20).Select(_ => new PeopleRow
                    {
                        Name = new[] { null, "Ann", "ann", "Bob", "bob", "it's", "Anna" }[random.Next(7)],
                        Age = new double?[] { null, 0, 1, 1.5, 2, 3 }[random.Next(6)],
                        Balance = new decimal?[] { null, -1, 2, 2.5m, 3 }[random.Next(5)],
                        Stars = new int?[] { null, 1, 2, 3 }[random.Next(4)],
                        Status = options[random.Next(4)],
                        NewsLetter = random.Next(2) == 0,
                        Birthday = random.Next(4) == 0 ? null : day.AddDays(random.Next(-1, 3)),
                        Seen = random.Next(4) == 0 ? null : moment.AddMinutes(random.Next(-1, 2)),
                        CallTime = random.Next(4) == 0 ? null : TimeSpan.FromSeconds(random.Next(89, 92)),
                    }).ToList());

                // Checkboxes that nobody ever touched.
                await crm.People.AddRangeAsync(Enumerable.Range(0, 5).Select(_ => new PeopleRow()).ToList());
            }
        }
        """;

    [Fact]
    public async Task A_typed_query_reads_the_rows_of_its_statement()
    {
        var statements = new RandomStatement(new Random(20261130));
        string[] ordered = [.. Enumerable.Range(0, 30).Select(_ => statements.Ordered())];
        string[] open = [.. Enumerable.Range(0, 15).Select(_ => statements.Open())];

        var read = await ReadAsync(
            [.. ordered.Concat(open).Select(FromSql)], new TypedQueryRefactoring());

        for (var number = 0; number < read.Count; number++)
        {
            var (before, after, code) = read[number];
            Assert.True(
                number < ordered.Length ? before.SequenceEqual(after) : before.Order().SequenceEqual(after.Order()),
                $"{string.Join(' ', before)}\n{string.Join(' ', after)}\n{code}");
        }

        Assert.Contains(read, pair => pair.Before.Length is > 3 and < 60);
    }

    [Fact]
    public async Task A_statement_reads_the_rows_of_its_query()
    {
        var statements = new RandomStatement(new Random(20261201));
        var queries = await RewriteAsync(
            [.. Enumerable.Range(0, 30).Select(number => FromSql(number % 2 == 0 ? statements.Ordered() : statements.Open()))],
            new TypedQueryRefactoring());

        var read = await ReadAsync(queries, new StatementRefactoring());

        foreach (var (before, after, code) in read)
            Assert.True(before.SequenceEqual(after), $"{string.Join(' ', before)}\n{string.Join(' ', after)}\n{code}");

        Assert.Contains(read, pair => pair.Before.Length is > 3 and < 60);
    }

    private static string FromSql(string statement) => $"crm.People.FromSql($\"{statement}\").ToListAsync()";

    private static async Task<IReadOnlyList<string>> RewriteAsync(IReadOnlyList<string> rows, CodeRefactoringProvider provider)
    {
        List<string> rewritten = [];
        foreach (var code in rows)
        {
            var offered = await QueryCode.RewriteAsync(code, provider);
            Assert.True(offered is not null, $"Nothing is offered for {code}");
            rewritten.Add(offered.Value.Rows);
        }

        return rewritten;
    }

    /// <summary>Rewrites each expression; the ids of the rows that are read before and after.</summary>
    private static async Task<IReadOnlyList<(string[] Before, string[] After, string Code)>> ReadAsync(
        IReadOnlyList<string> rows, CodeRefactoringProvider provider)
    {
        var rewritten = await RewriteAsync(rows, provider);
        using var project = new EditorProject(("/crm.seatable.json", QueryCode.Schema));
        project.With("Rows.cs", Rows);
        for (var number = 0; number < rows.Count; number++)
        {
            // The mark is taken away before the code is.
            project.With($"A{number}.cs", "// |\n" + QueryCode.Method($"A{number}", rows[number]));
            project.With($"B{number}.cs", "// |\n" + QueryCode.Method($"B{number}", rewritten[number]));
        }

        project.With("Runs.cs", "namespace Crm; internal static class Runs { public static async System.Threading.Tasks.Task<"
            + "System.Collections.Generic.List<string>> OfAsync(CrmBase crm) { await Base.FillAsync(crm);"
            + "var found = new System.Collections.Generic.List<string>();\n"
            + string.Concat(Enumerable.Range(0, rows.Count).SelectMany(number => new[] { $"A{number}", $"B{number}" })
                .Select(type => $"found.Add(string.Join(\",\", (await {type}.OfAsync(crm)).ConvertAll(row => row.RowId)));\n"))
            + "return found; } }");

        var compilation = await project.Solution.GetProject(project.Main)!.GetCompilationAsync();
        var read = await EmulatedBase.CallAsync<List<string>>(compilation!, QueryCode.Schema, "Crm.Runs", "OfAsync");
        return
        [
            .. Enumerable.Range(0, rows.Count).Select(number => (
                read[2 * number].Split(','), read[(2 * number) + 1].Split(','), rows[number] + "\n" + rewritten[number])),
        ];
    }
}
