namespace SeaTable.Client.Tests;

/// <summary>Updates of rows that nobody has changed since they were read.</summary>
public class ConflictTests
{
    [Fact]
    public async Task An_unchanged_row_is_updated_again_and_again()
    {
        await using var crm = await Crm.StartAsync();
        var row = await ReadAsync(crm);

        for (var age = 40; age < 45; age++)
        {
            (row.Age, row.Tags, row.Notes) = (age, [ContactsTags.Vip], null);
            await crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged);
            Assert.False(row.IsChanged);
        }

        Assert.Equal(44, (await crm.Contacts.GetAsync(row.RowId))!.Age);
        crm.Wire.Clear();
        await crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged);
        Assert.Empty(crm.Wire.Calls);
    }

    [Fact]
    public async Task The_loser_gets_the_row_as_it_is_now_and_overwrites_nothing()
    {
        await using var crm = await Crm.StartAsync();
        var (mine, theirs) = (await ReadAsync(crm), await crm.Contacts.SingleAsync());

        (theirs.Age, theirs.Phone) = (41, "1");
        await crm.Contacts.UpdateAsync(theirs);
        (mine.Age, mine.Notes) = (42, "mine");
        var error = await Assert.ThrowsAsync<SeaTableConflictException>(
            () => crm.Contacts.UpdateAsync(mine, SeaTableUpdate.IfUnchanged));

        var current = Assert.IsType<ContactsRow>(error.Current);
        Assert.Equal((41, "1", null), (current.Age, current.Phone, current.Notes));
        Assert.Same(mine, Assert.Single(error.Conflicts).Row);
        Assert.Same(mine, Assert.Single(error.Outcome!.NotStored));
        Assert.Equal((false, true), (error.IsTransient, error.NotApplied));
        Assert.Contains(mine.RowId, error.Message, StringComparison.Ordinal);
        Assert.Equal(["Age", "Notes"], mine.ChangedColumns);
        Assert.Equal(41, (await crm.Contacts.SingleAsync()).Age);

        current.Age = mine.Age;
        await crm.Contacts.UpdateAsync(current, SeaTableUpdate.IfUnchanged);
        Assert.Equal((42, "1"), await crm.Contacts.Select(c => c.Age, c => c.Phone).SingleAsync());
    }

    [Fact]
    public async Task A_change_between_the_look_and_the_update_is_a_conflict()
    {
        await using var crm = await Crm.StartAsync();
        var (mine, theirs) = (await ReadAsync(crm), await crm.Contacts.SingleAsync());
        var other = crm.Client(_ => { });
        crm.Wire.Before = async call =>
        {
            if (call.IsSql && !call.IsSelect && theirs.RowModifiedAt is not null)
            {
                crm.Wire.Before = null;
                theirs.Age = 41;
                await other.Contacts.UpdateAsync(theirs);
            }
        };

        mine.Age = 42;
        var error = await Assert.ThrowsAsync<SeaTableConflictException>(
            () => crm.Contacts.UpdateAsync(mine, SeaTableUpdate.IfUnchanged));

        Assert.Equal(41, ((ContactsRow)error.Current!).Age);
        Assert.Equal(41, (await crm.Contacts.SingleAsync()).Age);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_change_in_the_moment_of_the_update_it_is_not_told_that_nothing_was_stored(bool isAfter)
    {
        await using var crm = await Crm.StartAsync();
        var mine = await ReadAsync(crm);
        var other = new CrmBase(Crm.Options(crm.Emulator));
        async Task Change(Wire.Call call, bool isNow)
        {
            if (isNow && call is { IsSql: true, IsSelect: false })
                await other.Contacts.UpdateAsync(new ContactsRow { RowId = mine.RowId, Age = 41 });
        }

        crm.Wire.Before = call => Change(call, !isAfter);
        crm.Wire.AfterAsync = call => Change(call, isAfter);

        (mine.Age, mine.Notes) = (37, "mine");
        var error = await Assert.ThrowsAsync<SeaTableConflictException>(
            () => crm.Contacts.UpdateAsync(mine, SeaTableUpdate.IfUnchanged));

        var current = (ContactsRow)error.Current!;
        Assert.Equal((41, isAfter ? "mine" : null), (current.Age, current.Notes));
        Assert.False(error.NotApplied);
        Assert.Same(mine, Assert.Single(error.Outcome!.Unknown));
        Assert.Empty(error.Outcome.NotStored);
        Assert.Contains("may have been updated", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_writers_at_once_each_addition_counts()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 0 });

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            var client = crm.Client(options => options.MetadataLifetime = TimeSpan.FromMinutes(1));
            for (var done = 0; done < 5;)
            {
                var row = await client.Contacts.SingleAsync();
                row.Age++;
                try
                {
                    await client.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged);
                    done++;
                }
                catch (SeaTableConflictException)
                {
                    // Another one was first.
                }
            }
        }));

        Assert.Equal(30, (await crm.Contacts.SingleAsync()).Age);
    }

    [Fact]
    public async Task A_value_that_went_to_another_column_is_told_and_no_conflict()
    {
        await using var crm = await Crm.StartAsync();
        var id = (await crm.Contacts.AddAsync(new ContactsRow { Name = "first", Email = "old@example.com" })).RowId;
        var row = (await crm.Contacts.GetAsync(id))!;
        row.Email = "new@example.com";
        var updates = 0;
        crm.Wire.Before = call => Task.FromResult(
            call is { IsSql: true, IsSelect: false } && ++updates == 1 && crm.Swap("Phone", "Email"));
        crm.Wire.AfterAsync = call => Task.FromResult(
            call is { IsSql: true, IsSelect: false } && updates == 1 && crm.Swap("Phone", "Email"));

        var error = await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(
            () => crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged));

        Assert.Equal("Ph2n", Assert.Single(error.Overwritten).ColumnKey);
        Assert.Equal("new@example.com", (await crm.Contacts.GetAsync(id))!.Email);
    }

    [Fact]
    public async Task A_deleted_row_is_a_conflict_without_a_row()
    {
        await using var crm = await Crm.StartAsync();
        var row = await ReadAsync(crm);
        await crm.Contacts.DeleteAsync(row);

        row.Age = 42;
        var error = await Assert.ThrowsAsync<SeaTableConflictException>(
            () => crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged));

        Assert.Null(error.Current);
        Assert.Contains("was deleted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_SQL_can_not_write_are_guarded_by_a_look()
    {
        await using var crm = await Crm.StartAsync();
        var (mine, theirs) = (await ReadAsync(crm), await crm.Contacts.SingleAsync());

        mine.Home = Geolocation.At(52.5, 13.4);
        mine.Age = 42;
        await crm.Contacts.UpdateAsync(mine, SeaTableUpdate.IfUnchanged);
        theirs.Home = Geolocation.At(1, 2);
        await Assert.ThrowsAsync<SeaTableConflictException>(() => crm.Contacts.UpdateAsync(theirs, SeaTableUpdate.IfUnchanged));

        Assert.Equal((Geolocation.At(52.5, 13.4), 42), await crm.Contacts.Select(c => c.Home, c => c.Age).SingleAsync());
    }

    [Fact]
    public async Task A_row_of_which_the_last_change_is_not_known_is_refused()
    {
        await using var crm = await Crm.StartAsync();
        var row = await ReadAsync(crm);
        row.Age = 1;
        await crm.Contacts.UpdateAsync(row);
        crm.Wire.Clear();

        row.Age = 2;
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.UpdateAsync(row, SeaTableUpdate.IfUnchanged));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () => crm.Contacts.UpdateAsync(new ContactsRow { RowId = row.RowId, Age = 2 }, SeaTableUpdate.IfUnchanged));
        Assert.Empty(crm.Wire.Calls);

        await crm.Contacts.UpdateAsync(row, SeaTableUpdate.Always);
        Assert.Equal(2, (await crm.Contacts.SingleAsync()).Age);
    }

    [Fact]
    public async Task Of_a_range_the_rows_without_a_conflict_are_stored()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(Enumerable.Range(0, 4).Select(i => new ContactsRow { Name = "N" + i, Age = i }));
        var rows = await crm.Contacts.OrderBy(c => c.Name).ToListAsync();
        await crm.Contacts.UpdateWhereAsync(c => c.Name == "N1", c => c.Age.Set(100));
        await crm.Contacts.DeleteAsync(rows[2]);

        rows.ForEach(row => row.Age += 10);
        var error = await Assert.ThrowsAsync<SeaTableConflictException>(
            () => crm.Contacts.UpdateRangeAsync(rows, SeaTableUpdate.IfUnchanged));

        Assert.Equal([rows[1], rows[2]], error.Conflicts.Select(conflict => conflict.Row));
        Assert.Equal(100, ((ContactsRow)error.Current!).Age);
        Assert.Null(error.Conflicts[1].Current);
        Assert.Equal([rows[0], rows[3]], error.Outcome!.Stored);
        Assert.Equal([10, 100, 13], await crm.Contacts.OrderBy(c => c.Name).Select(c => c.Age!).ToListAsync());
        Assert.False(error.NotApplied);
    }

    [Fact]
    public async Task The_same_value_that_somebody_wrote_before_is_a_conflict_all_the_same()
    {
        await using var crm = await Crm.StartAsync();
        var (mine, theirs) = (await ReadAsync(crm), await crm.Contacts.SingleAsync());

        (mine.Age, theirs.Age) = (37, 37);
        await crm.Contacts.UpdateAsync(theirs, SeaTableUpdate.IfUnchanged);

        await Assert.ThrowsAsync<SeaTableConflictException>(() => crm.Contacts.UpdateAsync(mine, SeaTableUpdate.IfUnchanged));
    }

    [Fact]
    public async Task It_costs_four_calls_and_a_refusal_one()
    {
        await using var crm = await Crm.StartAsync();
        var (mine, theirs) = (await ReadAsync(crm), await crm.Contacts.SingleAsync());
        crm.Wire.Clear();

        mine.Age = 37;
        await crm.Contacts.UpdateAsync(mine, SeaTableUpdate.IfUnchanged);
        Assert.Equal(4, crm.Wire.Calls.Count(call => !call.Path.Contains("/metadata/", StringComparison.Ordinal)));
        crm.Wire.Clear();
        theirs.Age = 38;
        await Assert.ThrowsAsync<SeaTableConflictException>(() => crm.Contacts.UpdateAsync(theirs, SeaTableUpdate.IfUnchanged));

        Assert.Single(crm.Wire.Calls);
    }

    private static async Task<ContactsRow> ReadAsync(Crm crm)
    {
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 36 });
        return await crm.Contacts.SingleAsync();
    }
}
