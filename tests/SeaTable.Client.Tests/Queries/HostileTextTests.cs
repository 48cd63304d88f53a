namespace SeaTable.Client.Tests;

/// <summary>
/// Texts and names made of all that means something in SQL, JSON or patterns: none of it gets out of its place.
/// </summary>
public class HostileTextTests
{
    private static readonly string[] s_pieces =
    [
        "'", "''", "\"", "`", "``", "?", "%", "_", "\\", "\\'", ";", "--", "/*", "*/", "(", ")", ",", " ", "\n", "\t", "a", "A",
        "é", "e\u0301", "数", "🧮", "\u202e", "\u00a0",
        " OR 1=1 ", "' OR '1'='1", "`; DROP TABLE x; --", "NULL", "{0}", "{Name}", "\u0001", ".", "$1", "@p0", ":x", "true", "0",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_hostile_text_finds_itself_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        await using var crm = await Crm.StartAsync();
        var texts = Enumerable.Range(0, 60).Select(_ => Text(random)).Distinct().ToList();
        await crm.Contacts.AddRangeAsync(
            texts.Select(text => new ContactsRow { Name = text }).Append(new ContactsRow { Age = 1 }));
        var stored = (await crm.Contacts.Select(c => c.Name).ToListAsync()).OfType<string>().ToList();
        Assert.Equal(texts, stored);

        foreach (var text in texts)
        {
            Assert.Equal(text, Assert.Single(await Names(c => c.Name == text)));
            Assert.Equal(stored.Where(other => other.Contains(text, StringComparison.Ordinal)),
                await Names(c => c.Name.Contains(text)));
            Assert.Equal(stored.Where(other => other.StartsWith(text, StringComparison.Ordinal)),
                await Names(c => c.Name.StartsWith(text)));
            Assert.Equal(stored.Where(other => other.EndsWith(text, StringComparison.Ordinal)),
                await Names(c => c.Name.EndsWith(text)));
            Assert.Equal(stored.Where(other => other != text).Append(null), await Names(c => !c.Name.In(text)));
            Assert.Equal(text, Assert.Single(
                (await crm.Base.SqlAsync($"SELECT Name FROM Contacts WHERE Name = {text} LIMIT 10")).Rows).GetString("Name"));
        }

        Task<List<string?>> Names(Func<ContactsColumns, SqlCondition> condition) =>
            crm.Contacts.Where(condition).Select(c => c.Name).ToListAsync();
    }

    [Fact]
    public async Task A_hostile_name_of_a_table_or_column_is_only_a_name()
    {
        var random = new Random(20261124);
        await using var crm = await Crm.StartAsync(options => options.MetadataLifetime = TimeSpan.Zero);
        await crm.Contacts.AddRangeAsync([new() { Name = "Ada", Age = 37 }, new() { Name = "Grace", Age = 85 }]);
        var (table, column, option) = ("Contacts", "Age", "Lead");
        for (var i = 0; i < 40; i++)
        {
            var (newTable, newColumn, newOption) = ("t" + Text(random) + i, "c" + Text(random) + i, "o" + Text(random) + i);
            crm.Emulator.RenameTable(table, newTable);
            crm.Emulator.RenameColumn(newTable, column, newColumn);
            crm.Emulator.RenameOption(newTable, "Status", option, newOption);
            (table, column, option) = (newTable, newColumn, newOption);

            await crm.Contacts.UpdateWhereAsync(c => c.Age > 40, c => [c.Status.Set(ContactsStatus.Lead), c.Age.Set(85 + i)]);
            Assert.Equal(("Grace", 85d + i),
                Assert.Single(await crm.Contacts.Where(c => c.Status == ContactsStatus.Lead).OrderBy(c => c.Age)
                    .Select(c => c.Name, c => c.Age).ToListAsync()));
            Assert.Equal(2, (await crm.Contacts.GroupBy(c => c.Age).Select(g => g.Count()).ToListAsync()).Count);
        }
    }

    private static string Text(Random random)
    {
        // Blanks at the ends are cut from names, and are no matter of SQL.
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => s_pieces[random.Next(s_pieces.Length)]))
            .Trim();
        return text.Length == 0 ? "x" : text;
    }
}
