using System.Globalization;

namespace SeaTable.Client.Tests;

/// <summary>
/// A column is renamed and the rename undone at random moments of writes: no value may get lost without a word.
/// SEATABLE_RENAMES sets how often, for a long run.
/// </summary>
public class RenameStormTests
{
    private static readonly int s_times = int.Parse(
        Environment.GetEnvironmentVariable("SEATABLE_RENAMES") ?? "40", CultureInfo.InvariantCulture);

    [Fact]
    public async Task No_value_is_lost_without_a_word()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        var random = new Random(2);
        var delay = TimeSpan.FromMilliseconds(4);
        crm.Wire.Before = call => call.Path.Contains("app-access", StringComparison.Ordinal)
            ? Task.CompletedTask : Task.Delay(delay);
        crm.Wire.AfterAsync = _ => Task.Delay(delay);
        var (told, ok) = (0, 0);
        for (var i = 0; i < s_times; i++)
        {
            var (wait, length) = (random.Next(20), random.Next(1, 20));
            var storm = Task.Run(async () =>
            {
                await Task.Delay(wait);
                crm.Emulator.RenameColumn("Contacts", "Phone", "for a moment");
                await Task.Delay(length);
                crm.Emulator.RenameColumn("Contacts", "for a moment", "Phone");
            });
            var rows = Enumerable.Range(0, 1 + i % 3).Select(n => new ContactsRow { Name = $"{i}.{n}", Phone = $"{i}-{n}" })
                .ToList();
            try
            {
                await crm.Contacts.AddRangeAsync(rows);
                await AssertStoredAsync();
                rows.ForEach(row => row.Phone += "+");
                await crm.Contacts.UpdateRangeAsync(rows);
                await AssertStoredAsync();
                Assert.Equal(rows.Count, (await crm.Contacts.UpdateWhereAsync(
                    c => c.Name.In(rows.Select(row => row.Name!)), c => c.Phone.Set($"{i}"))).Count);
                await storm;
                rows.ForEach(row => row.Phone = $"{i}");
                await AssertStoredAsync();
                ok++;
            }
            catch (SeaTableException)
            {
                told++;
                await storm;
            }

            async Task AssertStoredAsync()
            {
                foreach (var row in rows)
                    Assert.Equal(row.Phone, (await crm.Contacts.GetAsync(row.RowId))!.Phone);
            }
        }

        Assert.Equal(s_times, ok + told);
        Assert.InRange(told, 0, s_times / 5);
    }
}
