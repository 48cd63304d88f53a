using System.Text.Encodings.Web;
using System.Text.Json;

namespace SeaTable.Client.Tests;

/// <summary>What recurs in a column is made and kept once, and every row has its own values nevertheless.</summary>
public class RecurringCellTests
{
    private static readonly JsonSerializerOptions s_unescaped =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] s_tags = ["174420", "650993", "38216", "829107", "7045"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_row_has_the_values_that_it_was_sent(int seed)
    {
        var random = new Random(seed);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var sent = Enumerable.Range(0, 777).Select(number => (
            Name: Text(number % 100 < 50 ? 3 : 2_000),
            Phone: Text(6),
            Notes: Text(100_000),
            Tags: Enumerable.Range(0, random.Next(4)).Select(_ => s_tags[random.Next(s_tags.Length)]).ToArray(),
            Created: start.AddMilliseconds(number / random.Next(1, 4)),
            Modified: start.AddHours(random.Next(3)).ToOffset(TimeSpan.FromHours(random.Next(2))))).ToList();

        var rows = await CannedServer.WithContacts("[" + string.Join(',', sent.Select((row, number) =>
            $$"""
            {"_id":"{{PagedServer.Id(number)}}","_ctime":"{{row.Created:yyyy-MM-ddTHH:mm:ss.fffzzz}}",
            "_mtime":"{{row.Modified:yyyy-MM-ddTHH:mm:sszzz}}","0000":{{Json(row.Name)}},"Ph2n":{{Json(row.Phone)}},
            "Nt1s":{{Json(row.Notes)}},"Tg6s":{{JsonSerializer.Serialize(row.Tags)}}}
            """)) + "]").Contacts.Take(1_000).ToListAsync();

        Assert.Equal(sent.Select(row => row.Name), rows.Select(row => row.Name ?? ""));
        Assert.Equal(sent.Select(row => row.Phone), rows.Select(row => row.Phone ?? ""));
        Assert.Equal(sent.Select(row => row.Notes), rows.Select(row => row.Notes ?? ""));
        Assert.Equal(sent.Select(row => row.Tags), rows.Select(row => row.Tags.Select(tag => tag.Id!).ToArray()));
        Assert.Equal(sent.Select(row => (DateTimeOffset?)row.Created), rows.Select(row => row.RowCreatedAt));
        Assert.Equal(
            sent.Select(row => (row.Modified, row.Modified.Offset)),
            rows.Select(row => (row.RowModifiedAt!.Value, row.RowModifiedAt.Value.Offset)));

        string Text(int different) => random.Next(20) == 0 ? "" : $"Zoë {random.Next(different)}" + "\n\"!"[random.Next(3)];

        string Json(string text) => JsonSerializer.Serialize(text, random.Next(2) == 0 ? s_unescaped : null);
    }

    [Fact]
    public async Task What_recurs_is_kept_once()
    {
        var rows = await CannedServer.WithContacts("[" + string.Join(',', Enumerable.Range(0, 101).Select(number =>
            $$"""{"_id":"{{PagedServer.Id(number)}}","0000":"{{number}}","Ph2n":"{{number % 3}}","Tg6s":["{{s_tags[number % 3]}}"]}"""))
            + "]").Contacts.ToListAsync();

        var later = rows.Skip(50).ToList();
        Assert.Equal(3, later.Select(row => row.Phone).Distinct<object?>(ReferenceEqualityComparer.Instance).Count());
        Assert.Equal(3, later.Select(row => row.Tags).Distinct<object?>(ReferenceEqualityComparer.Instance).Count());
        Assert.Equal(rows.Select((_, number) => $"{number}"), rows.Select(row => row.Name));
    }

    [Fact]
    public async Task What_does_not_fit_is_told_of_each_row()
    {
        var rows = await CannedServer.WithContacts("[" + string.Join(',', Enumerable.Range(0, 101).Select(number =>
            number % 2 == 0
                ? $$"""{"_id":"{{PagedServer.Id(number)}}","_ctime":"soon","Ph2n":7,"Tg6s":["174420",5]}"""
                : $$"""{"_id":"{{PagedServer.Id(number)}}","_ctime":"2026-01-01T00:00:00Z","Ph2n":"7","Tg6s":["174420"]}"""))
            + "]").Contacts.ToListAsync();

        for (var number = 0; number < rows.Count; number++)
        {
            Assert.Equal(number % 2 == 0 ? 3 : 0, rows[number].CellErrors.Count);
            Assert.Equal(number % 2 == 0 ? null : "7", rows[number].Phone);
            Assert.Equal(number % 2, rows[number].Tags.Count);
            Assert.Equal(number % 2 == 0, rows[number].RowCreatedAt is null);
        }
    }
}
