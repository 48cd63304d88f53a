using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Usage;

/// <summary>Rows that are all read and then filtered, and what becomes of it.</summary>
public sealed class RowFilterTests
{
    private const string Listed = "Rows are read here only to be filtered out. Put the condition into the query, in a Where "
        + "before ToListAsync, and the server finds the rows.";

    private const string Streamed = "Rows are read here only to be filtered out. Put the condition into the query, in a Where "
        + "before AsAsyncEnumerable, and the server finds the rows.";

    [Theory]
    [InlineData("_ = «(await harbour.Boats.ToListAsync()).Where(row => row.Length > 3)»;")]
    [InlineData("_ = «(await harbour.Boats.ToListAsync().ConfigureAwait(false)).First(row => row.Length != null)»;")]
    [InlineData("_ = «(await harbour.Boats.OrderBy(c => c.Name).Where(c => c.Length > 3).ToListAsync()).Count(row => row.Length "
        + "<= length)»;")]
    [InlineData("_ = «(await harbour.Boats.ToListAsync()).FirstOrDefault(row => row.Name == name)»;")]
    [InlineData("_ = «(await harbour.Boats.ToListAsync()).Any(row => !(row.Name == \"Ada\") && (row.Length < 3 || row.Launched "
        + ">= new DateOnly(2025, 1, 31)))»;")]
    public void Rows_that_are_filtered_after_they_were_read_are_told(string code) =>
        Whole(code).ExpectingWarning("STB3004", Listed).Run();

    [Fact]
    public void So_are_rows_of_a_stream() =>
        Whole("_ = «harbour.Boats.AsAsyncEnumerable().Where(row => row.Length > 3)»;").ExpectingWarning("STB3004", Streamed)
            .Run();

    [Theory]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Where(row => row.Name!.StartsWith(name));")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Where(row => row.Name == \"\");")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Where(row => row.Length > row.DraftM);")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Where(row => row.Length > 3 && name.Length > 3);")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Where(row => row.Length > Random.Shared.Next());")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Where((row, index) => row.Length > 3);")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Where(row => row.Seen > DateTimeOffset.UnixEpoch);")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).Where(row => row.Length is > 3);")]
    [InlineData("_ = (await harbour.Boats.Take(10).ToListAsync()).Where(row => row.Length > 3);")]
    [InlineData("var query = harbour.Boats.Where(c => c.Length > 3); _ = (await query.ToListAsync()).Where(row => row.Length > "
        + "3);")]
    [InlineData("var rows = await harbour.Boats.ToListAsync(); _ = rows.Where(row => row.Length > 3);")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).All(row => row.Length > 3);")]
    [InlineData("_ = (await harbour.Boats.ToListAsync()).OrderBy(row => row.Length);")]
    [InlineData("_ = new[] { new BoatsRow() }.Where(row => row.Length > 3);")]
    public void What_the_server_can_not_do_or_rows_that_are_used_otherwise_are_passed_over(string code) => Whole(code).Run();

    [Theory]
    [InlineData(
        "_ = (await harbour.Boats.ToListAsync()).Where(row => row.Length > length);",
        "_ = await harbour.Boats.Where(row => row.Length > length).ToListAsync();")]
    [InlineData(
        "_ = (await harbour.Boats.ToListAsync(default).ConfigureAwait(false)).Where(row => row.Name != \"Ada\").Select(row => "
            + "row.Name);",
        "_ = (await harbour.Boats.Where(row => row.Name != \"Ada\").ToListAsync(default).ConfigureAwait(false)).Select(row => "
            + "row.Name);")]
    [InlineData(
        "_ = (await harbour.Boats.OrderBy(c => c.Name).ToListAsync()).First(row => row.Name == null);",
        "_ = (await harbour.Boats.OrderBy(c => c.Name).Where(row => row.Name == null).ToListAsync()).First();")]
    [InlineData(
        "_ = harbour.Boats.AsAsyncEnumerable().Where(row => row.Length > 3 || row.Launched == null);",
        "_ = harbour.Boats.Where(row => row.Length > 3 || row.Launched == null).AsAsyncEnumerable();")]
    public void A_condition_moves_into_the_query(string before, string after) =>
        Assert.Equal(Code(after), Whole(before).Fixed());

    [Fact]
    public void A_text_that_may_be_empty_would_find_empty_cells_and_has_no_fix() =>
        Assert.Empty(Whole("_ = (await harbour.Boats.ToListAsync()).Where(row => row.Name == name);").FixTitles());

    [Fact]
    public void Sequences_and_tables_of_others_are_passed_over() => CodeTest.Whole("""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        namespace Crm;
        internal class SeaTableTable<TRow, TColumns> { public Task<List<TRow>> ToListAsync() => Task.FromResult(new List<TRow>()); }
        internal static class Uses
        {
            public static async Task<IEnumerable<BoatsRow>> RunAsync(SeaTableTable<BoatsRow, BoatsColumns> other) =>
                (await other.ToListAsync()).Where(row => row.Length > 3);
        }
        """).Run();

    private static CodeTest Whole(string statements) => CodeTest.Whole(Code(statements));

    private static string Code(string statements) =>
        "using System;\nusing System.Linq;\nusing System.Threading.Tasks;\nusing SeaTable;\nnamespace Crm;\n"
        + "internal static class Uses\n{\n    public static async Task RunAsync(HarbourBase harbour, string name, int length)\n "
        + "   {\n"
        + "        await Task.Yield();\n        " + statements + "\n    }\n}\n";
}
