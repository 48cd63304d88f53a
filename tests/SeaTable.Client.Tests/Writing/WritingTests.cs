using System.Text.Json;

namespace SeaTable.Client.Tests;

public class WritingTests
{
    [Fact]
    public async Task An_update_sends_the_assigned_columns_and_nothing_else()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(
            new ContactsRow { Name = "Ada", Email = "ada@example.org", Age = 36, Status = ContactsStatus.Lead });
        crm.Wire.Clear();

        ada.Email = null;
        ada.Age = 37;
        await crm.Contacts.UpdateAsync(ada);

        var write = Assert.Single(crm.Wire.Writes);
        using var body = JsonDocument.Parse(write.Body);
        Assert.Equal("""[{"row_id":"ROW","row":{"Email":null,"Age":37}}]""".Replace("ROW", ada.RowId, StringComparison.Ordinal),
            body.RootElement.GetProperty("updates").GetRawText());
        var read = (await crm.Contacts.GetAsync(ada.RowId))!;
        Assert.True(string.IsNullOrEmpty(read.Email));
        Assert.Equal((37, "Ada", ContactsStatus.Lead), (read.Age, read.Name, read.Status));
    }

    [Fact]
    public async Task A_row_without_changes_is_not_sent()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        crm.Wire.Clear();

        await crm.Contacts.UpdateAsync(ada);
        await crm.Contacts.UpdateRangeAsync([]);
        await crm.Contacts.AddRangeAsync([]);
        await crm.Contacts.DeleteRangeAsync([]);

        Assert.Empty(crm.Wire.Calls);
    }

    [Fact]
    public async Task A_row_can_be_updated_by_its_id_without_being_read()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36 });

        await crm.Contacts.UpdateAsync(new ContactsRow { RowId = ada.RowId, Age = 37 });

        var read = (await crm.Contacts.GetAsync(ada.RowId))!;
        Assert.Equal(("Ada", 37d), (read.Name, read.Age));
    }

    [Fact]
    public async Task Ranges_go_in_batches_at_the_limits_of_the_server()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 2500).Select(i => new ContactsRow { Name = "Contact " + i }).ToList();

        Assert.Equal(rows, await crm.Contacts.AddRangeAsync(rows));
        Assert.Equal(3, crm.Wire.Count("POST", "/rows/"));
        Assert.Equal(2500, rows.Select(row => row.RowId).Distinct().Count());

        rows.ForEach(row => row.Age = 1);
        await crm.Contacts.UpdateRangeAsync(rows);
        Assert.Equal(3, crm.Wire.Count("PUT", "/rows/"));

        await crm.Contacts.DeleteRangeAsync(rows.Select(row => row.RowId));
        Assert.Equal(1, crm.Wire.Count("DELETE", "/rows/"));
        Assert.Empty(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task Long_rows_go_in_calls_that_the_web_server_takes()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 120)
            .Select(i => new ContactsRow { Name = "N" + i, Notes = new string('x', 99_999) + "y" }).ToList();

        await crm.Contacts.AddRangeAsync(rows);

        Assert.Equal(2, crm.Wire.Count("POST", "/rows/"));
        Assert.All(crm.Wire.Writes, call => Assert.InRange(call.Body.Length, 1, 10_000_000));
        Assert.Equal(120, rows.Select(row => row.RowId).Distinct().Count());
    }

    [Fact]
    public async Task A_list_that_was_assigned_is_not_changed_from_outside()
    {
        await using var crm = await Crm.StartAsync();
        List<ContactsTags> tags = [ContactsTags.Vip];
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Tags = tags });

        tags.Add(ContactsTags.Reference);

        Assert.Equal([ContactsTags.Vip], ada.Tags);
        ada.Tags = null!;
        Assert.Empty(ada.Tags);
    }

    [Fact]
    public void A_moment_is_kept_to_the_minute_as_the_server_does() =>
        Assert.Equal(
            new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(2)),
            new ContactsRow
            {
                LastContacted = new DateTimeOffset(2026, 7, 1, 10, 0, 59, 999,
                TimeSpan.FromHours(2))
            }.LastContacted);

    [Fact]
    public async Task Updating_a_row_that_was_deleted_names_it()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        await crm.Contacts.DeleteAsync(ada);

        ada.Age = 1;
        var error = await Assert.ThrowsAsync<SeaTableRowNotFoundException>(() => crm.Contacts.UpdateAsync(ada));

        Assert.True(error is { NotApplied: true, IsTransient: false });
        Assert.Contains(ada.RowId, error.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist any more", error.Message, StringComparison.Ordinal);
        Assert.Equal([ada.RowId], error.RowIds);
    }

    [Fact]
    public async Task Ids_stay_with_their_rows_over_batches()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 1500).Select(i => new ContactsRow { Name = "Contact " + i }).ToList();
        await crm.Contacts.AddRangeAsync(rows);

        var stored = (await crm.Contacts.ToListAsync()).ToDictionary(row => row.RowId, row => row.Name);

        Assert.All(rows, row => Assert.Equal(row.Name, stored[row.RowId]));
    }

    [Fact]
    public async Task A_value_that_can_not_be_sent_stops_everything_before_anything_is_sent()
    {
        await using var crm = await Crm.StartAsync();
        var rows = Enumerable.Range(0, 1200).Select(i => new ContactsRow { Phone = $"{i}" }).ToList();
        rows[^1].Age = double.NaN;

        var error = await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.AddRangeAsync(rows));

        Assert.Contains("'Age'", error.Message, StringComparison.Ordinal);
        Assert.Empty(crm.Wire.Writes);
        rows[^1].Age = 1;
        await crm.Contacts.AddRangeAsync(rows);
        Assert.Equal(1200, (await crm.Contacts.ToListAsync()).Count);
    }

    [Fact]
    public async Task Values_that_the_server_would_cut_off_are_refused()
    {
        await using var crm = await Crm.StartAsync();

        await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.AddAsync(new ContactsRow { Name = new string('a', 10_001) }));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.AddAsync(new ContactsRow { Notes = new string('a', 100_001) }));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Base.Deals.AddAsync(new DealsRow { Amount = 12345678901234567.89m }));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Base.Deals.AddAsync(new DealsRow { Amount = 9007199254740993m }));
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Base.Deals.AddAsync(new DealsRow { Amount = decimal.MaxValue }));
        Assert.Empty(crm.Wire.Writes);

        await crm.Contacts.AddAsync(new ContactsRow { Name = new string('a', 10_000), Notes = new string('a', 100_000) });
    }

    [Fact]
    public async Task What_fails_after_the_rows_are_stored_says_that_they_are()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        crm.Wire.Before = call => call.IsSql ? throw new HttpRequestException("gone") : Task.CompletedTask;
        List<ContactsRow> rows = [new() { Name = "Ada" }, new() { Phone = "0815" }];

        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => crm.Contacts.AddRangeAsync(rows));

        Assert.Contains("The 2 rows are stored", error.Message, StringComparison.Ordinal);
        Assert.All(rows, row => Assert.NotEmpty(row.RowId));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_instead_of_being_replaced()
    {
        await using var crm = await Crm.StartAsync();

        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.AddAsync(new ContactsRow { Name = "a\ud83d" }));
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.AddAsync(new ContactsRow { Name = "\udE00a" }));

        Assert.Empty(crm.Wire.Writes);
    }

    [Fact]
    public async Task Rows_that_are_stored_already_or_not_yet_are_refused()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var grace = new ContactsRow { Name = "Grace" };
        crm.Wire.Clear();

        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.AddAsync(ada));
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.AddRangeAsync([grace, grace]));
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.UpdateAsync(grace));
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.DeleteAsync(grace.RowId));

        Assert.Empty(crm.Wire.Calls);
    }

    [Fact]
    public async Task Deleting_a_row_that_is_gone_is_no_error()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });

        await crm.Contacts.DeleteAsync(ada.RowId);
        await crm.Contacts.DeleteAsync(ada.RowId);

        Assert.Null(await crm.Contacts.GetAsync(ada.RowId));
    }

    [Fact]
    public async Task A_lost_answer_to_an_append_says_so_and_is_not_repeated()
    {
        await using var crm = await Crm.StartAsync();
        crm.Wire.After = (call, answer) => call is { Method: "POST", IsWriteOfRows: true }
            ? throw new HttpRequestException("gone", new IOException("gone")) : answer;

        var error = await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(
            () => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" }));

        Assert.Contains("may have stored", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, crm.Wire.Count("POST", "/rows/"));
        Assert.Single(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task An_update_whose_answer_was_lost_can_be_repeated()
    {
        await using var crm = await Crm.StartAsync();
        var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        ada.Age = 37;
        crm.Wire.Before = call => call.Method == "PUT" ? throw new HttpRequestException("gone") : Task.CompletedTask;
        await Assert.ThrowsAsync<SeaTableConnectionException>(() => crm.Contacts.UpdateAsync(ada));

        crm.Wire.Before = null;
        await crm.Contacts.UpdateAsync(ada);

        Assert.Equal(37, (await crm.Contacts.GetAsync(ada.RowId))!.Age);
    }

    [Fact]
    public async Task A_single_added_row_costs_one_call()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        crm.Wire.Clear();

        await crm.Contacts.AddAsync(
            new ContactsRow
            {
                Name = "Grace", Email = null, Age = 40, Status = ContactsStatus.Customer, Tags = [ContactsTags.Vip],
                Newsletter = true
            });

        Assert.Single(crm.Wire.Calls);
    }
}
