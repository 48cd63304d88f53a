using System.Net;
using System.Text;
using SeaTable.Facts;

namespace SeaTable.Client.Tests;

/// <summary>The web server before a server takes requests of 10 MB, and refuses what is longer.</summary>
public sealed class BatchLengthTests
{
    private const int Most = ServerLimits.RequestBytes;

    [Fact]
    public async Task No_call_is_longer_than_the_web_server_takes_when_characters_have_several_bytes()
    {
        await using var crm = await StartAsync();
        var rows = Enumerable.Range(0, 45)
            .Select(i => new ContactsRow { Name = "N" + i, Notes = new string('漢', 99_990) + i }).ToList();

        await crm.Contacts.AddRangeAsync(rows);
        rows.ForEach(row => row.Notes = "é" + row.Notes);
        await crm.Contacts.UpdateRangeAsync(rows);

        Assert.Equal((2, 2), (crm.Wire.Count("POST", "/rows/"), crm.Wire.Count("PUT", "/rows/")));
        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId, row => row.Notes);
        Assert.All(rows, row => Assert.Equal(row.Notes, stored[row.RowId]));
    }

    [Theory]
    [InlineData(7, 3.1, 2)]
    [InlineData(9, 2, 2)]
    [InlineData(1, 9.9, 3)]
    public async Task A_long_row_that_does_not_fit_behind_others_goes_in_the_next_call(int first, double second, int calls)
    {
        await using var crm = await StartAsync();
        var rows = new[] { first, second, 0.1 }.Select(megabytes => NewRow((int)(megabytes * (1 << 20)) - 500)).ToList();

        await crm.Contacts.AddRangeAsync(rows);

        Assert.Equal(calls, crm.Wire.Count("POST", "/rows/"));
        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId, row => row.Photo);
        Assert.All(rows, row => Assert.Equal(row.Photo, stored[row.RowId]));
    }

    [Fact]
    public async Task A_row_that_is_too_long_for_any_call_is_refused_before_anything_is_sent()
    {
        await using var crm = await StartAsync();
        var added = await crm.Contacts.AddRangeAsync([new ContactsRow { Name = "a" }, new ContactsRow { Name = "b" }]);
        var rows = Enumerable.Range(0, 1500).Select(i => new ContactsRow { Name = "N" + i }).ToList();
        rows[1200].Photo = NewRow(Most + 5000).Photo;
        crm.Wire.Clear();

        var error = await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.AddRangeAsync(rows));

        Assert.Equal(rows, error.Outcome!.NotStored);
        Assert.Contains("10 MB", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent.", error.Message, StringComparison.Ordinal);
        (added[0].Age, added[1].Photo) = (1, NewRow(Most + 5000).Photo);
        error = await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.UpdateRangeAsync(added));
        Assert.Contains(added[1].RowId, error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.UpdateAsync(added[1]));
        Assert.Empty(crm.Wire.Calls);
        Assert.True(added[0].IsChanged && added[1].IsChanged);
    }

    [Fact]
    public async Task A_web_server_that_takes_less_is_told()
    {
        await using var crm = await StartAsync(most: 1 << 20);
        var row = NewRow(2 << 20);

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Contacts.AddAsync(row));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, error.StatusCode);
        Assert.True(error.NotApplied);
        Assert.Contains("no request of that length", error.Message, StringComparison.Ordinal);
    }

    private static async Task<Crm> StartAsync(int most = Most)
    {
        var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        crm.Wire.Clear();
        crm.Wire.Instead = call => Encoding.UTF8.GetByteCount(call.Body) <= most ? null
            : new HttpResponseMessage(HttpStatusCode.RequestEntityTooLarge)
            {
                Content = new StringContent("<html><head><title>413 Request Entity Too Large</title></head></html>"),
            };
        return crm;
    }

    /// <summary>A row whose JSON is about so long.</summary>
    private static ContactsRow NewRow(int bytes)
    {
        const int Length = 1000;
        var address = "https://example.org/" + new string('p', Length - 28);
        return new ContactsRow { Photo = [.. Enumerable.Range(0, bytes / Length).Select(i => new Uri($"{address}{i:D5}"))] };
    }
}
