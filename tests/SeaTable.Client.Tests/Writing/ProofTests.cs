using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>
/// A write is proven by the values that are there afterwards, whatever the columns are called before and after it.
/// </summary>
public class ProofTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Added_values_arrive_although_a_rename_is_undone_while_they_are_sent(int count)
    {
        await using var crm = await StartAsync();
        var renames = RenameDuring(crm, "POST", "Phone", 1);

        var rows = Enumerable.Range(0, count).Select(i => new ContactsRow { Name = "N" + i, Phone = "0" + i }).ToList();
        await crm.Contacts.AddRangeAsync(rows);

        Assert.Equal(1, renames());
        foreach (var row in rows)
            Assert.Equal(row.Phone, (await crm.Contacts.GetAsync(row.RowId))!.Phone);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Updated_values_arrive_although_a_rename_is_undone_while_they_are_sent(int times)
    {
        await using var crm = await StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "old" });
        var renames = RenameDuring(crm, "PUT", "Phone", times);

        ada.Phone = "new";
        await crm.Contacts.UpdateAsync(ada);

        Assert.Equal(times, renames());
        Assert.Equal("new", (await crm.Contacts.GetAsync(ada.RowId))!.Phone);
    }

    [Fact]
    public async Task A_value_that_is_not_stored_for_reasons_of_the_server_is_sent_again()
    {
        await using var crm = await StartAsync();
        crm.Wire.Change = call => call is { Method: "POST", IsWriteOfRows: true }
            ? call.Body.Replace("\"Phone\"", "\"nobody knows\"", StringComparison.Ordinal) : call.Body;

        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "0815" });

        Assert.Equal("0815", (await crm.Contacts.GetAsync(ada.RowId))!.Phone);
    }

    [Fact]
    public async Task A_value_that_never_arrives_is_told_with_what_is_there_instead()
    {
        await using var crm = await StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "old" });
        crm.Wire.Change = call => call.IsWriteOfRows
            ? call.Body.Replace("\"Phone\"", "\"nobody knows\"", StringComparison.Ordinal) : call.Body;

        ada.Phone = "new";
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.UpdateAsync(ada));

        Assert.Contains($"Column 'Phone' of row {ada.RowId} holds \"old\" instead of \"new\"", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_with_one_column_that_had_no_name_for_a_moment_are_added_once()
    {
        await using var crm = await StartAsync();
        var renames = RenameDuring(crm, "POST", "Phone", 1);
        List<ContactsRow> rows = [new() { Phone = "1" }, new() { Name = "two", Phone = "2" }, new() { Phone = "3" }];

        await crm.Contacts.AddRangeAsync(rows);

        Assert.Equal(1, renames());
        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId);
        Assert.Equal(4, stored.Count);
        Assert.All(rows, row => Assert.Equal((row.Name, row.Phone), (stored[row.RowId].Name, stored[row.RowId].Phone)));
    }

    [Fact]
    public async Task Columns_with_one_value_in_the_first_row_are_told_apart_by_the_others()
    {
        await using var crm = await StartAsync();
        crm.Wire.Before = Once(call => call is { Method: "POST", IsWriteOfRows: true }, () => Swap(crm));
        crm.Wire.After = (call, answer) =>
        {
            if (call is { Method: "POST", IsWriteOfRows: true })
                Swap(crm);

            return answer;
        };

        List<ContactsRow> rows = [new() { Phone = "x", Email = "x" }, new() { Phone = "1", Email = "e" }];
        await crm.Contacts.AddRangeAsync(rows);

        var stored = (await crm.Contacts.GetAsync(rows[1].RowId))!;
        Assert.Equal(("1", "e"), (stored.Phone, stored.Email));
    }

    [Fact]
    public async Task A_column_that_had_the_name_for_a_moment_and_what_it_held_are_told()
    {
        await using var crm = await StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "0815", Email = "ada@example.org" });
        crm.Wire.Before = Once(call => call.Method == "PUT", () => Swap(crm));
        crm.Wire.After = AfterOnce(call => call.Method == "PUT", () => Swap(crm));

        ada.Phone = "0816";
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.UpdateAsync(ada));

        Assert.Equal("0816", (await crm.Contacts.GetAsync(ada.RowId))!.Phone);
        var overwritten = Assert.Single(error.Overwritten);
        Assert.Equal((ada.RowId, "Em1l", "Email"), (overwritten.RowId, overwritten.ColumnKey, overwritten.ColumnName));
        Assert.Equal(("\"ada@example.org\"", "\"0816\""), (overwritten.JsonBefore, overwritten.JsonNow));
        Assert.Contains("ada@example.org", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_took_the_name_of_a_deleted_one_and_what_it_held_are_told()
    {
        await using var crm = await StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "0815", Email = "ada@example.org" });
        crm.Emulator.DeleteColumn("Contacts", "Phone");
        crm.Emulator.RenameColumn("Contacts", "Email", "Phone");

        ada.Phone = "0816";
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.UpdateAsync(ada));

        Assert.Contains("no longer in the base", error.Message, StringComparison.Ordinal);
        Assert.Equal(("Em1l", "\"ada@example.org\""),
            (Assert.Single(error.Overwritten).ColumnKey, error.Overwritten[0].JsonBefore));
    }

    [Fact]
    public async Task A_value_that_somebody_else_wrote_meanwhile_stays()
    {
        await using var crm = await StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 1 });
        var other = new CrmBase(new SeaTableOptions { Server = crm.Emulator.Server, ApiToken = crm.Emulator.ApiToken });
        var count = 10;
        crm.Wire.AfterAsync = async call =>
        {
            if (call.Method == "PUT")
                await other.Contacts.UpdateAsync(new ContactsRow { RowId = ada.RowId, Age = ++count });
        };

        ada.Age = 2;
        await crm.Contacts.UpdateAsync(ada);

        Assert.Equal(count, (await crm.Contacts.GetAsync(ada.RowId))!.Age);
        Assert.InRange(count, 11, 13);
    }

    [Fact]
    public async Task A_table_that_SQL_can_not_name_is_proven_all_the_same()
    {
        await using var crm = await StartAsync();
        var rows = await crm.Contacts.AddRangeAsync(
            Enumerable.Range(0, 1500).Select(i => new ContactsRow { Name = "N" + i, Phone = "old" }));
        crm.Emulator.RenameColumn("Contacts", "Notes", "_ctime");
        var renames = RenameDuring(crm, "PUT", "Phone", 1);

        foreach (var row in rows)
            row.Phone = "new";

        await crm.Contacts.UpdateRangeAsync(rows);

        Assert.Equal(1, renames());
        Assert.All(await crm.Contacts.Where(c => SqlCondition.All()).ToListAsync(),
            row => Assert.Equal(row.Name == "first" ? null : "new", row.Phone));
    }

    [Fact]
    public async Task Every_type_is_proven_by_what_the_server_makes_of_it()
    {
        await using var emulator = await Types.StartAsync();
        var table = Types.Connect(emulator).Everything;
        var row = new EverythingRow
        {
            Text = "x", LongText = "a\r\nb ", Number = 1e21, Euro = 9.99m, Checkbox = true, DateISO = new DateOnly(2026, 1, 2),
            TimeISO = new DateTimeOffset(2026, 6, 5, 0, 0, 0, TimeSpan.Zero), DurationMinutes = TimeSpan.FromMinutes(90.5),
            Select = EverythingSelect._100, Multiple = [EverythingMultiple.Option2, EverythingMultiple.Option1],
            People = ["b@auth.local", "a@auth.local"], Rating = 5, Department = 7,
            Images = [new Uri("/a b.png", UriKind.Relative)],
            Files = [new FileAttachment("a b.pdf", 12, new Uri("custom-asset://5c264e76.pdf"))],
            PlaceCoordinates = Geolocation.At(52.5, 13.4),
            Signature = new DigitalSignature("u", new Uri("/a.png", UriKind.Relative)),
        };
        var added = await table.AddAsync(row);
        var read = await table.GetAsync(added.RowId);
        var again = new EverythingRow { RowId = added.RowId };
        foreach (var property in typeof(EverythingRow).GetProperties().Where(property => property is { CanRead: true }
            && property.SetMethod is { IsPublic: true } && property.DeclaringType == typeof(EverythingRow)))
        {
            property.SetValue(again, property.GetValue(read));
        }

        emulator.ClearRequests();
        await table.UpdateAsync(again);

        Assert.Equal(2, emulator.Calls.Count);
    }

    private static async Task<Crm> StartAsync()
    {
        var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        crm.Wire.Clear();
        return crm;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_column_that_an_earlier_try_overwrote_is_told(bool isByCondition)
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { MaxAttempts = 2, BaseDelay = TimeSpan.Zero });
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "first", Phone = "+49 30 1234", Email = "old@x.example" });
        var tries = 0;
        crm.Wire.Before = call => Task.FromResult(IsUpdate(call) && ++tries <= 2 && crm.Swap("Phone", "Email"));
        crm.Wire.After = (call, answer) => IsUpdate(call) && tries == 1
            ? new HttpResponseMessage(HttpStatusCode.GatewayTimeout) : answer;

        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => isByCondition
            ? crm.Contacts.UpdateWhereAsync(c => c.Name == "first", c => c.Email.Set("new@example.com"))
            : crm.Contacts.UpdateAsync(new ContactsRow { RowId = row.RowId, Email = "new@example.com" }));

        Assert.Equal(2, tries);
        Assert.Equal(("new@example.com", "Ph2n"), (
            (await crm.Contacts.GetAsync(row.RowId))!.Email, Assert.Single(error.Overwritten).ColumnKey));
    }

    /// <summary>Renames a column for the moment of a write, some times.</summary>
    private static Func<int> RenameDuring(Crm crm, string method, string column, int times)
    {
        var count = 0;
        crm.Wire.Before = call =>
        {
            if (call.IsWriteOfRows && call.Method == method && count < times)
                crm.Emulator.RenameColumn("Contacts", column, "for a moment");

            return Task.CompletedTask;
        };
        crm.Wire.After = (call, answer) =>
        {
            if (call.IsWriteOfRows && call.Method == method && count++ < times)
                crm.Emulator.RenameColumn("Contacts", "for a moment", column);

            return answer;
        };
        return () => Math.Min(count, times);
    }

    private static Func<Wire.Call, Task> Once(Func<Wire.Call, bool> isSuch, Action act)
    {
        var isDone = false;
        return call =>
        {
            if (isSuch(call) && !isDone)
            {
                isDone = true;
                act();
            }

            return Task.CompletedTask;
        };
    }

    private static Func<Wire.Call, HttpResponseMessage, HttpResponseMessage> AfterOnce(Func<Wire.Call, bool> isSuch, Action act)
    {
        var once = Once(isSuch, act);
        return (call, answer) =>
        {
            once(call).Wait();
            return answer;
        };
    }

    private static void Swap(Crm crm)
    {
        crm.Emulator.RenameColumn("Contacts", "Phone", "in between");
        crm.Emulator.RenameColumn("Contacts", "Email", "Phone");
        crm.Emulator.RenameColumn("Contacts", "in between", "Email");
    }

    private static bool IsUpdate(Wire.Call call) =>
        call is { IsWriteOfRows: true, Method: "PUT" } || call is { IsSql: true, IsSelect: false };
}
