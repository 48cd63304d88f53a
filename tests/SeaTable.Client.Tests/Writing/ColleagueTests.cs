namespace SeaTable.Client.Tests;

/// <summary>What somebody else writes right after a write stays, and the write counts as done.</summary>
public class ColleagueTests
{
    [Theory]
    [InlineData("update")]
    [InlineData("update by a condition")]
    [InlineData("upsert")]
    public async Task A_value_written_after_ours_stays(string kind)
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 1 })).RowId;
        var writes = AfterFirstWrite(crm, id, theirs => theirs.Age = 99);

        Assert.Equal(1, await WriteAsync(crm, id, kind));

        Assert.Equal(99, (await crm.Contacts.GetAsync(id))!.Age);
        Assert.Equal(1, writes());
    }

    [Fact]
    public async Task Of_two_values_the_one_that_somebody_has_changed_since_stays_and_the_lost_one_is_sent_again()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "old", Notes = "old" });
        crm.Wire.Change = call => call.Method == "PUT" && call.Body.Contains("\"Phone\"", StringComparison.Ordinal)
            && call.Body.Contains("\"Notes\"", StringComparison.Ordinal)
            ? call.Body.Replace("\"Phone\"", "\"for a moment\"", StringComparison.Ordinal) : call.Body;
        AfterFirstWrite(crm, row.RowId, theirs => theirs.Notes = "theirs");

        (row.Phone, row.Notes) = ("ours", "ours");
        await crm.Contacts.UpdateAsync(row);

        var now = (await crm.Contacts.GetAsync(row.RowId))!;
        Assert.Equal(("ours", "theirs"), (now.Phone, now.Notes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_automation_that_changes_what_was_written_is_no_failure(bool isByCondition)
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "nobody", Age = 1 });
        var other = crm.Client(_ => { });
        var (writes, isOther) = (0, false);
        crm.Wire.AfterAsync = async call =>
        {
            if (!IsUpdate(call) || isOther)
                return;

            writes++;
            isOther = true;
            await other.Contacts.UpdateAsync(new ContactsRow { RowId = row.RowId, Name = "ADA" });
            isOther = false;
        };

        row.Name = "ada";
        if (isByCondition)
            Assert.Equal(1, (await crm.Contacts.UpdateWhereAsync(c => c.Age == 1, c => c.Name.Set("ada"))).Count);
        else
            await crm.Contacts.UpdateAsync(row);

        Assert.Equal(1, writes);
        Assert.Equal("ADA", (await crm.Contacts.GetAsync(row.RowId))!.Name);
    }

    [Fact]
    public async Task An_automation_that_changes_what_was_added_is_no_failure()
    {
        await using var crm = await Crm.StartAsync();
        var other = new CrmBase(Crm.Options(crm.Emulator));
        crm.Wire.AfterAsync = async call =>
        {
            if (call.IsWriteOfRows)
                await other.Contacts.UpdateWhereAsync(c => c.Phone == "030 1", c => c.Phone.Set("+49 30 1"));
        };

        // The first row does not prove the column.
        var rows = await crm.Contacts.AddRangeAsync(
            [new ContactsRow { Name = "Ada" }, new ContactsRow { Name = "Bob", Phone = "030 1" }]);

        Assert.Equal("+49 30 1", (await crm.Contacts.GetAsync(rows[1].RowId))!.Phone);
        Assert.Single(crm.Wire.Calls, call => call.IsWriteOfRows);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("update")]
    [InlineData("upsert")]
    public async Task An_automation_that_sets_another_option_is_no_failure(string kind)
    {
        await using var crm = await Crm.StartAsync();
        var other = new CrmBase(Crm.Options(crm.Emulator));
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Lost });
        var writes = 0;
        crm.Wire.AfterAsync = async call =>
        {
            if (!call.IsWriteOfRows)
                return;

            writes++;
            await other.Contacts.UpdateWhereAsync(
                c => c.Status == ContactsStatus.Lead, c => c.Status.Set(ContactsStatus.Customer));
        };

        row.Status = ContactsStatus.Lead;
        var id = kind switch
        {
            "add" => (await crm.Contacts.AddRangeAsync(
                [new ContactsRow { Name = "Bob" }, new ContactsRow { Name = "Cem", Status = ContactsStatus.Lead }]))[1].RowId,
            "upsert" => (await crm.Contacts.UpsertRangeAsync(
                [new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead }], c => c.Name)).Updated[0].RowId,
            _ => (await Updated(crm, row)).RowId,
        };

        Assert.Equal(ContactsStatus.Customer, (await crm.Contacts.GetAsync(id))!.Status);
        Assert.Equal(2, writes);
    }

    [Fact]
    public async Task A_repair_after_a_swap_of_names_overwrites_nothing_and_tells()
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "old", Phone = "old phone" })).RowId;
        var row = (await crm.Contacts.GetAsync(id))!;
        await crm.Contacts.CountAsync();
        var other = crm.Client(options => options.MetadataLifetime = TimeSpan.Zero);
        var updates = 0;
        crm.Wire.Before = async call =>
        {
            if (!call.IsSql || call.IsSelect)
                return;

            if (++updates == 1)
                crm.Swap("Name", "Phone");
            else if (updates == 2)
                await other.Contacts.UpdateAsync(new ContactsRow { RowId = id, Name = "theirs" });
        };

        row.Name = "ours";
        var error = await Assert.ThrowsAnyAsync<SeaTableException>(
            () => crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged));

        Assert.Equal("theirs", (await other.Contacts.GetAsync(id))!.Name);
        Assert.Contains("\"theirs\" instead of \"ours\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_own_update_of_which_the_answer_was_lost_is_no_conflict(bool isSame)
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36 })).RowId;
        var row = (await crm.Contacts.GetAsync(id))!;
        crm.Wire.After = (call, answer) => call is { IsSql: true, IsSelect: false }
            ? throw new HttpRequestException("lost") : answer;
        row.Age = 37;
        await Assert.ThrowsAnyAsync<SeaTableException>(() => crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged));
        crm.Wire.After = null;

        if (isSame)
        {
            await crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged);
            Assert.False(row.IsChanged);
            row.Age++;
            await crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged);
        }
        else
        {
            row.Age = 40;
            await Assert.ThrowsAsync<SeaTableConflictException>(
                () => crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged));
        }

        Assert.Equal(isSame ? 38 : 37, (await crm.Contacts.GetAsync(id))!.Age);
    }

    private static async Task<ContactsRow> Updated(Crm crm, ContactsRow row)
    {
        await crm.Contacts.UpdateAsync(row);
        return row;
    }

    private static async Task<int> WriteAsync(Crm crm, string id, string kind)
    {
        switch (kind)
        {
            case "update":
                var row = (await crm.Contacts.GetAsync(id))!;
                row.Age = 7;
                await crm.Contacts.UpdateAsync(row);
                return 1;
            case "upsert":
                return (await crm.Contacts.UpsertRangeAsync(
                    [new ContactsRow { Name = "Ada", Age = 7 }], c => c.Name)).Updated.Count;
            default:
                return (await crm.Contacts.UpdateWhereAsync(c => c.Name == "Ada", c => c.Age.Set(7))).Count!.Value;
        }
    }

    /// <summary>Lets another client write to the row when the first write is answered.</summary>
    /// <returns>How many writes there were, those of the other client left out.</returns>
    private static Func<int> AfterFirstWrite(Crm crm, string id, Action<ContactsRow> change)
    {
        var other = new CrmBase(Crm.Options(crm.Emulator));
        var writes = 0;
        crm.Wire.AfterAsync = async call =>
        {
            if (IsUpdate(call) && ++writes == 1)
            {
                var theirs = new ContactsRow { RowId = id };
                change(theirs);
                await other.Contacts.UpdateAsync(theirs);
            }
        };
        return () => writes;
    }

    private static bool IsUpdate(Wire.Call call) => call.Method == "PUT" || call is { IsSql: true, IsSelect: false };
}
