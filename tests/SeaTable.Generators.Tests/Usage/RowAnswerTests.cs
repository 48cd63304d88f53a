using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Usage;

/// <summary>Rows that are all read for one answer that the server could give, and what becomes of it.</summary>
public sealed class RowAnswerTests
{
    [Theory]
    [InlineData("_ = «(await harbour.Boats.ToListAsync()).Count»;", "CountAsync")]
    [InlineData("_ = «(await harbour.Boats.ToListAsync()).Count()» > 3;", "CountAsync")]
    [InlineData("_ = «(await harbour.Boats.Where(c => c.Length > 3).Take(3).ToListAsync()).LongCount()»;", "CountAsync")]
    [InlineData("_ = «(await harbour.Boats.ToListAsync().ConfigureAwait(false)).Any()»;", "AnyAsync")]
    [InlineData("var query = harbour.Boats.Where(c => c.Length > 3); _ = «(await query.ToListAsync()).Any()»;", "AnyAsync")]
    [InlineData("_ = «(await harbour.Boats.OrderBy(c => c.Name).ToListAsync()).FirstOrDefault()»;", "FirstOrDefaultAsync")]
    [InlineData("_ = «Enumerable.Any(await harbour.Boats.ToListAsync())»;", "AnyAsync")]
    [InlineData("Func<Task<int>> count = async () => «(await harbour.Boats.ToListAsync()).Count»; await count();", "CountAsync")]
    public void Rows_that_are_read_for_one_answer_are_told(string code, string instead) => Whole(code)
        .ExpectingWarning(
            "STB3004", $"All rows are read here for one answer. Ask the server for it, with {instead} instead of ToListAsync.")
        .Run();

    [Theory]
    [InlineData("var rows = await harbour.Boats.ToListAsync(); _ = rows.Count; _ = rows.Any(); rows.Clear();")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Capacity;")]
    [InlineData("_ = (await harbour.Boats.ToListAsync())[0];")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).First();")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).SingleOrDefault();")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Select(row => row.Name).Distinct().Count();")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Any(row => row.Name!.StartsWith(name));")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).FirstOrDefault(new BoatsRow());")]
    [InlineData("_ = harbour.Boats.ToListAsync().Result.Count;")]
    [InlineData("_ = (await Task.WhenAll(harbour.Boats.ToListAsync(), harbour.Boats.ToListAsync())).Count();")]
    [InlineData("_ = (await harbour.Boats.Select(c => c.Name).ToListAsync()).Count;")]
    [InlineData("_ = new List<string>().Count + name.Count() + (await Task.FromResult(new List<BoatsRow>())).Count;")]
    public void Rows_that_are_used_otherwise_are_passed_over(string code) => Whole(code).Run();

    [Fact]
    public void Methods_of_others_are_passed_over() => CodeTest.Whole("""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using SeaTable;
        namespace Crm;
        internal sealed class Fleet { public Task<List<BoatsRow>> ToListAsync() => Task.FromResult(new List<BoatsRow>()); }
        internal static class Own
        {
            public static int Count(this List<BoatsRow> rows) => rows.Capacity;
            public static bool Any(this List<BoatsRow> rows) => rows.Capacity > 3;
            public static Task<List<BoatsRow>> ToListAsync(this BoatsTable boats, int most) => boats.Take(most).ToListAsync();
            public static async Task RunAsync(HarbourBase harbour, Fleet fleet)
            {
                _ = (await harbour.Boats.ToListAsync()).Count();
                _ = (await harbour.Boats.ToListAsync()).Any();
                _ = (await harbour.Boats.ToListAsync(3)).Count;
                _ = (await fleet.ToListAsync()).Count;
            }
        }
        """).Run();

    [Theory]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Count;", "_ = (int)await harbour.Boats.CountAsync();")]
    [InlineData("var all = (await harbour.Boats.ToListAsync(default).ConfigureAwait(false)).Count() + 1; length = all;",
        "var all = (int)await harbour.Boats.CountAsync(default).ConfigureAwait(false) + 1; length = all;")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Count.ToString();",
        "_ = ((int)await harbour.Boats.CountAsync()).ToString();")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).LongCount();", "_ = await harbour.Boats.CountAsync();")]
    [InlineData("if (!(await harbour.Boats.Skip(3).ToListAsync()).Any()) { }",
        "if (!await harbour.Boats.Skip(3).AnyAsync()) { }")]
    [InlineData("_ = (await harbour.Boats.OrderBy(c => c.Name).ToListAsync()).FirstOrDefault()?.Name;",
        "_ = (await harbour.Boats.OrderBy(c => c.Name).FirstOrDefaultAsync())?.Name;")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Count(row => row.Length > 3);",
        "_ = (int)await harbour.Boats.Where(row => row.Length > 3).CountAsync();")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Any(row => row.Name != \"Ada\");",
        "_ = await harbour.Boats.Where(row => row.Name != \"Ada\").AnyAsync();")]
    public void The_server_is_asked_instead(string before, string after) => Assert.Equal(Code(after), Whole(before).Fixed());

    [Theory]
    [InlineData("_ = Enumerable.Any(await harbour.Boats.ToListAsync());")]
    [InlineData("_ = (await harbour.Boats.ToListAsync() /* all */).Count;")]
    public void What_is_written_in_another_way_has_no_fix(string code) => Assert.Empty(Whole(code).FixTitles());

    private static CodeTest Whole(string statements) => CodeTest.Whole(Code(statements));

    private static string Code(string statements) =>
        "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading.Tasks;\nusing SeaTable;\n"
        + "namespace Crm;\ninternal static class Uses\n{\n"
        + "    public static async Task RunAsync(HarbourBase harbour, string name, int length)\n    {\n"
        + "        await Task.Yield();\n        " + statements + "\n    }\n}\n";
}
