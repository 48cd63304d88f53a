using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Usage;

/// <summary>Loops that write one row after the other, and what becomes of them.</summary>
public sealed class RowLoopTests
{
    private const string Indent = "        ";

    private const string Add =
        "This is one call for each row. Hand all rows to AddRangeAsync, which sends up to 1,000 in a call.";

    private const string Update =
        "This is one call for each row. Hand all rows to UpdateRangeAsync, which sends up to 1,000 in a call.";

    private const string Delete =
        "This is one call for each row. Hand all rows to DeleteRangeAsync, which sends up to 10,000 in a call.";

    [Theory]
    [InlineData("foreach (var word in name.Split()) { await «harbour.Boats.AddAsync(new BoatsRow { Name = word })»; }")]
    [InlineData("foreach (var word in name.Split()) { var boat = new BoatsRow { Name = word }; await "
        + "«harbour.Boats.AddAsync(boat)»; }")]
    [InlineData("foreach (var word in name.Split()) if (word != \"\") await «harbour.Boats.AddAsync(new() { Name = word })»;")]
    [InlineData("foreach (var word in name.Split()) { if (word == \"\") { continue; } _ = await «harbour.Boats.AddAsync(new() { "
        + "Name = word })».ConfigureAwait(false); }")]
    [InlineData("for (var i = 0; i < length; i++) { await «harbour.Boats.AddAsync(new BoatsRow { Length = i })»; }")]
    [InlineData("var words = new System.Collections.Generic.Queue<string>(); while (words.TryDequeue(out var word)) { await "
        + "«harbour.Boats.AddAsync(new() { Name = word })»; }")]
    [InlineData("foreach (var word in name.Split()) { await (((«harbour.Boats.AddAsync(cancellationToken: default, row: new() { "
        + "Name = word })»))); }")]
    [InlineData("foreach (var (key, boat) in new System.Collections.Generic.Dictionary<string, BoatsRow>()) { await "
        + "«harbour!.Boats.AddAsync(boat)»; }")]
    [InlineData("async Task AddAllAsync() { foreach (var word in name.Split()) { { await «harbour.Boats.AddAsync(new() { Name = "
        + "word })»; } } } await AddAllAsync();")]
    [InlineData("System.Func<Task> add = async () => { foreach (var word in name.Split()) await «harbour.Boats.AddAsync(new() { "
        + "Name = word })»; }; await add();")]
    public void Rows_that_are_added_one_by_one_are_told(string code) =>
        CodeTest.Of(code).ExpectingWarning("STB3003", Add).Run();

    [Theory]
    [InlineData("await foreach (var boat in harbour.Boats) { boat.Length++; await «harbour.Boats.UpdateAsync(boat)»; }")]
    [InlineData("await foreach (var boat in harbour.Boats.Where(c => c.Length > 3).AsAsyncEnumerable()) { boat.Length++; await "
        + "«harbour.Boats.UpdateAsync(boat)»; }")]
    [InlineData("foreach (var boat in await harbour.Boats.ToListAsync()) { boat.Length++; await "
        + "«harbour.Boats.UpdateAsync(boat)»; }")]
    public void So_are_rows_that_are_updated(string code) => CodeTest.Of(code).ExpectingWarning("STB3003", Update).Run();

    [Theory]
    [InlineData("foreach (var boat in await harbour.Boats.ToListAsync()) { await «harbour.Boats.DeleteAsync(boat)»; }")]
    [InlineData("foreach (var id in name.Split()) { await «harbour.Boats.DeleteAsync(id)»; }")]
    public void So_are_rows_that_are_deleted(string code) => CodeTest.Of(code).ExpectingWarning("STB3003", Delete).Run();

    [Theory]
    [InlineData("foreach (var word in name.Split()) { var boat = await harbour.Boats.AddAsync(new() { Name = word }); if "
        + "(boat.RowId == name) { break; } }")]
    [InlineData("foreach (var word in name.Split()) { var boat = new BoatsRow { Name = word }; await "
        + "harbour.Boats.AddAsync(boat); System.Console.WriteLine(boat.RowId); }")]
    [InlineData("foreach (var word in name.Split()) { try { await harbour.Boats.AddAsync(new() { Name = word }); } catch "
        + "(SeaTableException) { } }")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { await harbour.Boats.AddAsync(new() { Length = attempt }); if "
        + "(length > attempt) { "
            + "break; } }")]
    [InlineData("var boat = new BoatsRow(); foreach (var word in name.Split()) { boat.Note = word; await "
        + "harbour.Boats.UpdateAsync(boat); }")]
    [InlineData("foreach (var word in name.Split()) { await Task.Delay(length); await harbour.Boats.AddAsync(new() { Name = "
        + "word }); }")]
    [InlineData("foreach (var word in name.Split()) { await harbour.Boats.AddAsync(new() { Name = word }); await "
        + "harbour.Owners.AddAsync(new() { Name = word }); }")]
    [InlineData("while (length > 0) { var boat = new BoatsRow { Length = length }; await harbour.Boats.AddAsync(boat); }")]
    [InlineData("using var words = new System.Collections.Concurrent.BlockingCollection<string>(); foreach (var word in "
        + "words.GetConsumingEnumerable()) { await harbour.Boats.AddAsync(new() { Name = word }); }")]
    [InlineData("foreach (var word in name.Split()) { await harbour.Boats.AddRangeAsync([new() { Name = word }]); }")]
    [InlineData("foreach (var word in name.Split()) { async Task AddAsync() => await harbour.Boats.AddAsync(new() { Name = word "
        + "}); _ = AddAsync(); }")]
    [InlineData("await harbour.Boats.AddAsync(new() { Name = name });")]
    public void What_needs_each_row_by_itself_is_passed_over(string code) => CodeTest.Of(code).Run();

    [Fact]
    public void Messages_that_come_one_by_one_and_tables_of_others_are_passed_over() => CodeTest.Whole("""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        namespace Crm;
        internal sealed class SeaTableTable<TRow, TColumns> { public Task AddAsync(TRow row) => Task.CompletedTask; }
        internal static class Uses
        {
            public static async Task RunAsync(HarbourBase harbour, IAsyncEnumerable<string> words, SeaTableTable<string, int> other)
            {
                await foreach (var word in words)
                {
                    await harbour.Boats.AddAsync(new BoatsRow { Name = word });
                }

                foreach (var word in new[] { "a", "b" })
                {
                    await other.AddAsync(word);
                }
            }
        }
        """).Run();

    [Fact]
    public void Generated_code_is_looked_at_as_well() => CodeTest.Whole("""
        // <auto-generated/>
        using System.Threading.Tasks;
        namespace Crm;
        internal static class Page
        {
            public static async Task AddAsync(BoatsTable boats, string[] names)
            {
                foreach (var name in names) { await «boats.AddAsync(new BoatsRow { Name = name })»; }
            }
        }
        """).ExpectingWarning("STB3003", Add).Run();

    [Theory]
    [InlineData(
        "foreach (var boat in new BoatsRow[3])\n        {\n            await harbour.Boats.AddAsync(boat);\n        }",
        "await harbour.Boats.AddRangeAsync(new BoatsRow[3]);")]
    [InlineData(
        "foreach (var boat in await harbour.Boats.ToListAsync()) await harbour.Boats.UpdateAsync(boat, "
            + "default).ConfigureAwait(false);",
        "await harbour.Boats.UpdateRangeAsync(await harbour.Boats.ToListAsync(), default).ConfigureAwait(false);")]
    [InlineData(
        "foreach (var id in name.Split()) { await harbour.Boats.DeleteAsync(id); }",
        "await harbour.Boats.DeleteRangeAsync(name.Split());")]
    public void A_loop_that_does_nothing_else_becomes_one_write(string before, string after) =>
        CodeTest.Of(Indent + before).MustBecome(Indent + after);

    [Theory]
    [InlineData(
        "foreach (var word in name.Split()) { await harbour.Boats.AddAsync(new BoatsRow { Name = word }); }",
        "await harbour.Boats.AddRangeAsync(name.Split().Select(word => new BoatsRow { Name = word }));")]
    [InlineData(
        "foreach (var word in name.Split()) { await harbour.Boats.AddAsync(new() { Name = word }); }",
        "await harbour.Boats.AddRangeAsync(name.Split().Select(word => new BoatsRow { Name = word }));")]
    [InlineData(
        "foreach (var boat in await harbour.Boats.ToListAsync()) { await harbour.Boats.DeleteAsync(boat); }",
        "await harbour.Boats.DeleteRangeAsync((await harbour.Boats.ToListAsync()).Select(boat => boat.RowId));")]
    [InlineData(
        "foreach (var a in name.Split()) { await harbour.Boats.DeleteAsync(a); } foreach (var b in name.Split()) { await "
            + "harbour.Boats.DeleteAsync(b + b); }",
        "await harbour.Boats.DeleteRangeAsync(name.Split()); await harbour.Boats.DeleteRangeAsync(name.Split().Select(b => b + "
            + "b));")]
    public void What_a_row_is_made_of_becomes_a_Select(string before, string after) =>
        Assert.Equal(Whole(after, "using System.Linq;\n"), CodeTest.Whole(Whole(before, "")).Fixed());

    [Fact]
    public void All_loops_can_be_replaced_at_once() => CodeTest
        .Of(Indent + "foreach (var a in name.Split()) { await harbour.Boats.DeleteAsync(a); } "
            + "foreach (var b in name.Split()) { await harbour.Boats.DeleteAsync(b); }")
        .MustBecomeAtOnce(Indent + "await harbour.Boats.DeleteRangeAsync(name.Split());\n" + Indent
            + "await harbour.Boats.DeleteRangeAsync(name.Split());");

    [Theory]
    [InlineData("foreach (var word in name.Split()) { var boat = new BoatsRow { Name = word }; await "
        + "harbour.Boats.AddAsync(boat); }")]
    [InlineData("foreach (var word in name.Split()) { /* each */ await harbour.Boats.DeleteAsync(word); }")]
    [InlineData("foreach (object id in name.Split()) { await harbour.Boats.DeleteAsync((string)id); }")]
    [InlineData("foreach (var letter in System.MemoryExtensions.AsMemory(name).ToArray()) { string id; await "
        + "harbour.Boats.DeleteAsync(id = letter + \"\"); }")]
    [InlineData("await foreach (var boat in harbour.Boats) { await harbour.Boats.DeleteAsync(boat); }")]
    public void What_does_more_has_no_fix(string code) => Assert.Empty(CodeTest.Of(code).FixTitles());

    private static string Whole(string statements, string usings) =>
        usings + "using System.Threading.Tasks;\nusing SeaTable;\nnamespace Crm;\n"
        + "internal static class Uses\n{\n    public static async Task RunAsync(HarbourBase harbour, string name)\n    {\n      "
        + "  "
        + statements + "\n    }\n}\n";
}
