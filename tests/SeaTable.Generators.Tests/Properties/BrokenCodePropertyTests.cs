using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>What analyzers do with code that does not compile, or not yet.</summary>
public sealed class BrokenCodePropertyTests
{
    // Every seventh place is in every word sooner or later: the code has no period of seven.
    private const int Step = 7;

    private const string Uses = """"
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using SeaTable;
        namespace Crm;
        static class Uses
        {
            const string Key = "5f8c0e6b1d7a4392b6e0c4d1a9f2738e51c6d04b";
            static async Task RunAsync(HarbourBase harbour, string name, int length)
            {
                var key = Key + name; (harbour, key) = (harbour, "x");
                _ = new SeaTableOptions { Server = new Uri("https://a.b"), ApiToken = key ?? Key switch { "" => $"{Key}" } };
                foreach (var word in name.Split()) { if (word != "") await harbour.Boats.AddAsync(row: new() { Name = word }); }
                await foreach (var boat in harbour.Boats) { await harbour.Boats.UpdateAsync(boat).ConfigureAwait(false); }
                var all = new List<Task>(); foreach (var id in name.Split()) { all.Add(harbour.Boats.DeleteAsync(id)); }
                await Task.WhenAll(all); await Task.WhenAll(from w in name.Split() select harbour.Boats.DeleteAsync(w));
                await Parallel.ForEachAsync(name.Split(), async (word, token) => await harbour.Boats.DeleteAsync(word, token));
                _ = (await harbour.Boats.OrderBy(c => c.Name).ToListAsync()).Where(row => !(row.Length > 3) || row.Name == "a");
                _ = from row in await harbour.Boats.ToListAsync() where row.Length > length select row.Name;
                length = (await harbour.Boats.ToListAsync()).Count;
                _ = harbour.Boats.Where(c => c.Length > 3 ? c.Name == name : !c.Tags.IsEmpty());
                _ = harbour.SqlAsync($"SELECT Name, upper(Note) FROM Boats WHERE Berth IN {new[] { name }} LIMIT {length}");
                _ = harbour.SqlAsync($"UPDATE Boats SET Note = '{name}%', Length = {length} WHERE Tags HAS ANY OF ('sail')");
                _ = harbour.Boats.FromSql($$"""
                    SELECT * FROM `Boats`
                    WHERE `Draft (m)` > {{length}} /* x */ LIMIT 1
                    """);
                _ = harbour.SqlAsync(SqlText.Raw("SELECT " + name + @" FROM ""Boats"" LIMIT " + length));
                DateTime at = new(2025, 1, 2); _ = harbour.Boats.Where(c => c.Seen > at); _ = new BoatsRow { Seen = at };
            }
        }
        """";

    [Fact]
    public async Task No_analyzer_throws_while_code_is_typed()
    {
        var start = Uses.IndexOf("const string Key", StringComparison.Ordinal);
        var typed = Enumerable.Range(start, Uses.Length - start)
            .Where(end => end % Step == 0)
            .Select(end => Uses[..end] + (end % 2 == 0 ? "" : "\n}\n}"));

        Assert.Equal([], (await CodeTest.Whole("").ThrownAt(typed)).Take(1));
    }

    [Fact]
    public async Task No_analyzer_throws_when_some_of_the_code_is_missing_or_stands_elsewhere()
    {
        var random = new Random(20_260_801);
        var broken = Enumerable.Range(0, Cases.Compiled / 2).Select(_ =>
        {
            var text = Uses;
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var (from, length, to) = (random.Next(text.Length - 40), random.Next(1, 30), random.Next(text.Length - 40));
                var taken = text.Substring(from, length);
                text = text.Remove(from, length);
                text = random.Next(2) == 0 ? text : text.Insert(to, taken);
            }

            return text;
        });

        Assert.Equal([], (await CodeTest.Whole("").ThrownAt(broken)).Take(1));
    }
}
