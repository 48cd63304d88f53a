namespace SeaTable.Client.Tests;

/// <summary>Values that are sent again overwrite nothing that somebody else has changed since they were looked for.</summary>
public class RepairTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_value_that_had_arrived_is_not_sent_again(int call)
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Phone = "old", Notes = "old" });
        var other = new CrmBase(Crm.Options(crm.Emulator));
        var calls = 0;
        crm.Wire.Change = sent => calls == 1 ? sent.Body.Replace("\"Phone\"", "\"for a moment\"", StringComparison.Ordinal)
            : sent.Body;
        crm.Wire.Before = async _ =>
        {
            if (calls++ == call)
                await other.Contacts.UpdateAsync(new ContactsRow { RowId = row.RowId, Notes = "theirs" });
        };

        (row.Phone, row.Notes) = ("ours", "ours");
        await crm.Contacts.UpdateAsync(row);

        var now = (await other.Contacts.GetAsync(row.RowId))!;
        Assert.Equal(("ours", "theirs"), (now.Phone, now.Notes));
    }

    [Theory]
    [InlineData(false, "Name", 2)]
    [InlineData(false, "Name", 3)]
    [InlineData(false, "Name", 5)]
    [InlineData(false, "Notes", 2)]
    [InlineData(false, "Notes", 3)]
    [InlineData(true, "Name", 2)]
    [InlineData(true, "Name", 4)]
    [InlineData(true, "Notes", 2)]
    [InlineData(true, "Notes", 5)]
    public async Task After_a_swap_of_names_a_statement_overwrites_nothing_that_was_changed_since_the_look(
        bool isUnchanged, string column, int call)
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(
            new ContactsRow { Name = "old name", Phone = "old phone", Notes = "old notes", Age = 1 })).RowId;
        var row = (await crm.Contacts.GetAsync(id))!;
        await crm.Contacts.CountAsync();
        var other = new CrmBase(Crm.Options(crm.Emulator));
        var (isWritten, calls) = (false, 0);
        crm.Wire.Before = async sent =>
        {
            if (isWritten && ++calls == call)
            {
                await other.Contacts.UpdateAsync(column == "Name"
                    ? new ContactsRow { RowId = id, Name = "theirs" } : new ContactsRow { RowId = id, Notes = "theirs" });
            }

            if (!isWritten && IsUpdate(sent))
                crm.Swap("Name", "Phone");
        };
        crm.Wire.AfterAsync = sent => Task.FromResult(
            isWritten = isWritten || IsUpdate(sent) && crm.Swap("Name", "Phone"));

        (row.Name, row.Notes) = ("our name", "our notes");
        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => isUnchanged
            ? crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged)
            : crm.Contacts.UpdateWhereAsync(c => c.Age == 1, c => [c.Name.Set("our name"), c.Notes.Set("our notes")]));

        Assert.True(calls >= call);
        var now = (await other.Contacts.GetAsync(id))!;
        Assert.Equal("theirs", column == "Name" ? now.Name : now.Notes);
        Assert.Equal("our name", now.Phone);
        Assert.Equal("Ph2n", Assert.Single(error.Overwritten).ColumnKey);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_column_of_a_new_row_that_was_to_be_empty_is_emptied_when_it_had_the_name_of_another_one(bool isKept)
    {
        await using var crm = await Crm.StartAsync();
        await crm.Base.Client.GetMetadataAsync();
        var other = new CrmBase(Crm.Options(crm.Emulator));
        var isWritten = false;
        crm.Wire.Before = call => Task.FromResult(!isWritten && call.IsWriteOfRows && crm.Swap("Phone", "Notes"));
        crm.Wire.AfterAsync = async call =>
        {
            if (isWritten || !call.IsWriteOfRows)
                return;

            isWritten = crm.Swap("Phone", "Notes");
            if (isKept)
                await other.Contacts.UpdateWhereAsync(c => c.Name == "Bob", c => c.Notes.Set("theirs"));
        };

        var rows = await crm.Contacts.AddRangeAsync(
            [new ContactsRow { Name = "Ada" }, new ContactsRow { Name = "Bob", Phone = "1", Notes = null }]);

        var now = (await crm.Contacts.GetAsync(rows[1].RowId))!;
        Assert.Equal(("1", isKept ? "theirs" : null), (now.Phone, now.Notes));
    }

    [Fact]
    public async Task A_long_text_in_another_column_is_told_also_when_somebody_changes_the_cell_it_was_meant_for()
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "old name", Phone = "old phone", Age = 1 })).RowId;
        await crm.Contacts.CountAsync();
        var other = new CrmBase(Crm.Options(crm.Emulator));
        var isWritten = false;
        crm.Wire.Before = call => Task.FromResult(!isWritten && IsUpdate(call) && crm.Swap("Name", "Phone"));
        crm.Wire.AfterAsync = async call =>
        {
            if (isWritten || !IsUpdate(call))
                return;

            isWritten = crm.Swap("Name", "Phone");
            await other.Contacts.UpdateAsync(new ContactsRow { RowId = id, Name = "theirs" });
        };

        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(
            () => crm.Contacts.UpdateWhereAsync(c => c.Age == 1, c => c.Name.Set("our name")));

        Assert.Equal("Ph2n", Assert.Single(error.Overwritten).ColumnKey);
        Assert.Equal("theirs", (await other.Contacts.GetAsync(id))!.Name);
    }

    private static bool IsUpdate(Wire.Call call) => call is { IsSql: true, IsSelect: false };
}
