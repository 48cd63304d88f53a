using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Usage;

/// <summary>Tasks that write a row each.</summary>
public sealed class RowTaskTests
{
    private const string AddTask =
        "This is one task for each row. Hand all rows to AddRangeAsync, which sends up to 1,000 in a call.";

    [Theory]
    [InlineData("await Task.WhenAll(name.Split().Select(word => «harbour.Boats.AddAsync(new() { Name = word })»));")]
    [InlineData("await Task.WhenAll(name.Split().Select(async word => await «harbour.Boats.AddAsync(new() { Name = word })»));")]
    [InlineData("await Task.WhenAll(name.Split().Select(async word => { await «harbour.Boats.AddAsync(new() { Name = word })»; "
        + "}));")]
    [InlineData("await Task.WhenAll(name.Split().Select(word => { return «harbour.Boats.AddAsync(new() { Name = word })»; })"
        + ".ToList()).ConfigureAwait(false);")]
    [InlineData("await Task.WhenAll(from word in name.Split() select «harbour.Boats.AddAsync(new() { Name = word })»);")]
    [InlineData("await Task.WhenAll(from word in name.Split() where word != name select «harbour.Boats.AddAsync(new() { Name = "
        + "word })»);")]
    [InlineData("await Task.WhenAll(Enumerable.Select(name.Split(), word => «harbour.Boats.AddAsync(new() { Name = word })»));")]
    [InlineData("await Task.WhenAll(name.Split().Select(word => «harbour.Boats.AddAsync(cancellationToken: default, row: new() { "
        + "Name = word })»));")]
    public void Rows_that_are_added_in_a_task_each_are_told(string code) =>
        CodeTest.Whole(Whole(code, "using System.Linq;\n")).ExpectingWarning("STB3003", AddTask).Run();

    [Theory]
    [InlineData("var rows = await Task.WhenAll(name.Split().Select(word => harbour.Boats.AddAsync(new() { Name = word }))); "
        + "System.Console.WriteLine(rows.Length);")]
    [InlineData("await Task.WhenAny(name.Split().Select(word => harbour.Boats.AddAsync(new() { Name = word })));")]
    [InlineData("var boat = new BoatsRow(); await Task.WhenAll(name.Split().Select(word => harbour.Boats.AddAsync(boat)));")]
    [InlineData("await Task.WhenAll(name.Split().Select(async word => { await Task.Delay(1); await "
        + "harbour.Boats.DeleteAsync(word); }));")]
    [InlineData("await Task.WhenAll(name.Split().Select(async word => { try { await harbour.Boats.DeleteAsync(word); } catch "
        + "(SeaTableException) { } }));")]
    [InlineData("await Task.WhenAll(name.Split().Select((word, index) => harbour.Boats.DeleteAsync(word + index)));")]
    [InlineData("await Task.WhenAll(harbour.Boats.AddAsync(new()), harbour.Boats.AddAsync(new()));")]
    [InlineData("await Task.WhenAll(name.Split().Select(word => harbour.Boats.GetAsync(word)));")]
    [InlineData("await Task.WhenAll(name.Split().Select(word => Task.FromResult(harbour.Boats.DeleteAsync(word))));")]
    [InlineData("var adding = Task.WhenAll(name.Split().Select(word => harbour.Boats.DeleteAsync(word))); await adding;")]
    public void Tasks_that_do_more_or_give_something_are_passed_over(string code) =>
        CodeTest.Whole(Whole(code, "using System.Linq;\n")).Run();

    [Fact]
    public void Methods_of_others_that_make_tasks_are_passed_over() => CodeTest.Whole("""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using SeaTable;
        namespace Crm;
        internal static class Task
        {
            public static System.Threading.Tasks.Task WhenAll<T>(IEnumerable<T> all) => throw new NotSupportedException();
        }
        internal sealed class Words
        {
            public IEnumerable<T> Select<T>(Func<string, T> make) => [make("a")];
        }
        internal static class Uses
        {
            public static async System.Threading.Tasks.Task RunAsync(HarbourBase harbour, Words words, string[] names)
            {
                await System.Threading.Tasks.Task.WhenAll(words.Select(word => harbour.Boats.DeleteAsync(word)));
                await Task.WhenAll(names.Select(word => harbour.Boats.DeleteAsync(word)));
            }
        }
        """).Run();

    [Theory]
    [InlineData("await Task.WhenAll(name.Split().Select(word => harbour.Boats.DeleteAsync(word)));")]
    [InlineData("foreach (var line in new[] { name }) { await Task.WhenAll(line.Split().Select(word => "
        + "harbour.Boats.DeleteAsync(word))); }")]
    public void Tasks_fail_one_by_one_and_have_no_fix(string code) =>
        Assert.Empty(CodeTest.Whole(Whole(code, "using System.Linq;\n")).FixTitles());

    [Theory]
    [InlineData("var adding = name.Split().Select(word => «harbour.Boats.AddAsync(new() { Name = word })»); "
        + "await Task.WhenAll(adding);")]
    [InlineData("var adding = name.Split().Select(word => «harbour.Boats.AddAsync(new() { Name = word })»).ToArray(); "
        + "await Task.WhenAll(adding);")]
    [InlineData("var adding = new List<Task>(); foreach (var word in name.Split()) { adding.Add(«harbour.Boats.AddAsync(new() { "
        + "Name = word })»); } await Task.WhenAll(adding);")]
    [InlineData("List<Task<BoatsRow>> adding = []; foreach (var word in name.Split()) { if (word != name) { var boat = new "
        + "BoatsRow { Name = word }; adding.Add(«harbour.Boats.AddAsync(boat)»); } } await Task.WhenAll(adding);")]
    public void So_are_tasks_in_a_variable(string code) =>
        CodeTest.Whole(Whole(code, Usings)).ExpectingWarning("STB3003", AddTask).Run();

    [Theory]
    [InlineData("await Parallel.ForEachAsync(name.Split(), async (word, token) => await «harbour.Boats.AddAsync(new() { Name = "
        + "word }, token)»);")]
    [InlineData("await Parallel.ForEachAsync(name.Split(), default(System.Threading.CancellationToken), (word, token) => new "
        + "ValueTask(«harbour.Boats.AddAsync(new() { Name = word }, token)»)).ConfigureAwait(false);")]
    [InlineData("await Parallel.ForEachAsync(harbour.Boats.AsAsyncEnumerable(), new ParallelOptions(), async (boat, token) => { "
        + "await «harbour.Boats.AddAsync((BoatsRow)boat.Clone(), token)»; });")]
    public void So_are_rows_that_are_added_in_parallel(string code) =>
        CodeTest.Whole(Whole(code, Usings)).ExpectingWarning("STB3003", AddTask).Run();

    [Theory]
    [InlineData("var adding = new List<Task<BoatsRow>>(); foreach (var word in name.Split()) { adding.Add(harbour.Boats.AddAsync("
        + "new() { Name = word })); } await Task.WhenAll(adding); System.Console.WriteLine(adding[0].Id);")]
    [InlineData("var all = new List<Task>(); foreach (var word in name.Split()) { all.Add(harbour.Boats.DeleteAsync(word)); "
        + "all.Add(Task.Delay(1)); } await Task.WhenAll(all);")]
    [InlineData("var all = new List<Task>(); all.Add(harbour.Boats.DeleteAsync(name)); await Task.WhenAll(all);")]
    [InlineData("var all = new List<Task>(); foreach (var word in name.Split()) { all.Add(harbour.Boats.DeleteAsync(word)); "
        + "await Task.Delay(1); } await Task.WhenAll(all);")]
    [InlineData("var all = name.Split().Select(word => harbour.Boats.DeleteAsync(word)).ToList(); await Task.WhenAll(all); "
        + "System.Console.WriteLine(all.Count);")]
    [InlineData("await Parallel.ForEachAsync(name.Split(), async (word, token) => { await Task.Delay(1, token); await "
        + "harbour.Boats.DeleteAsync(word, token); });")]
    [InlineData("await Parallel.ForEachAsync(name.Split(), async (word, token) => { try { await harbour.Boats.DeleteAsync(word, "
        + "token); } catch (SeaTableException) { } });")]
    [InlineData("await Parallel.ForEachAsync(name.Split(), async (word, token) => await harbour.Boats.GetAsync(word, token));")]
    [InlineData("using var words = new System.Collections.Concurrent.BlockingCollection<string>(); await Parallel.ForEachAsync("
        + "words.GetConsumingEnumerable(), async (word, token) => await harbour.Boats.DeleteAsync(word, token));")]
    public void Lists_that_hold_or_give_something_else_and_other_work_are_passed_over(string code) =>
        CodeTest.Whole(Whole(code, Usings)).Run();

    [Fact]
    public void Messages_are_passed_over() => CodeTest.Whole("""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        namespace Crm;
        internal static class Uses
        {
            public static Task RunAsync(HarbourBase harbour, IAsyncEnumerable<string> words) =>
                Parallel.ForEachAsync(words, async (word, token) => await harbour.Boats.DeleteAsync(word, token));

            public static async Task WaitAsync(HarbourBase harbour, IAsyncEnumerable<string> words)
            {
                await Parallel.ForEachAsync(words, async (word, token) => await harbour.Boats.DeleteAsync(word, token));
            }
        }
        """).Run();

    private const string Usings = "using System.Collections.Generic;\nusing System.Linq;\n";

    private static string Whole(string statements, string usings) =>
        usings + "using System.Threading.Tasks;\nusing SeaTable;\nnamespace Crm;\n"
        + "internal static class Uses\n{\n    public static async Task RunAsync(HarbourBase harbour, string name)\n    {\n      "
        + "  "
        + statements + "\n    }\n}\n";
}
