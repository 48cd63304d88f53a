namespace SeaTable.Client.Tests;

/// <summary>A few rows of an addition prove all of them only where they tell what became of the others.</summary>
public class ProvingRowTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_box_without_a_tick_proves_no_other(bool isFirst)
    {
        await using var crm = await Crm.StartAsync();
        var rows = Rows(number => new() { Name = "N" + number, Newsletter = number != (isFirst ? 0 : 3) });

        await AddAsync(crm, rows, isThere => Rename(crm, "Newsletter", isThere));

        Assert.Equal(rows.Select(row => row.Newsletter), await ReadAsync(crm, row => row.Newsletter));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Options_of_one_row_do_not_prove_which_of_them_was_which(bool isFirst)
    {
        await using var crm = await Crm.StartAsync();
        ContactsTags[] both = [ContactsTags.Vip, ContactsTags.Newsletter];
        var rows = Rows(number => new()
        {
            Name = "N" + number, Tags = number == (isFirst ? 0 : 3) ? both : number == 0 ? [] : [both[number % 2]],
        });

        await AddAsync(crm, rows, _ =>
        {
            crm.Emulator.RenameOption("Contacts", "Tags", "Vip", "in between");
            crm.Emulator.RenameOption("Contacts", "Tags", "Newsletter", "Vip");
            crm.Emulator.RenameOption("Contacts", "Tags", "in between", "Newsletter");
        });

        Assert.Equal(rows.Select(Tags), await ReadAsync(crm, Tags));

        static string Tags(ContactsRow row) => string.Join(",", row.Tags.Select(tag => tag.Id).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_value_that_another_one_would_have_become_too_proves_nothing(bool isFirst)
    {
        await using var crm = await Crm.StartAsync();
        var rows = Rows(number => new()
        {
            Phone = "N" + number, Notes = "a5", Age = number == (isFirst ? 0 : 3) ? 5 : 6,
        });

        await AddAsync(crm, rows, _ => crm.Swap("Notes", "Age"));

        Assert.Equal(rows.Select(row => (row.Notes, row.Age)), await ReadAsync(crm, row => (row.Notes, row.Age)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_value_that_the_column_would_take_also_as_another_type_proves_no_other(bool isFirst)
    {
        await using var crm = await Crm.StartAsync();
        await crm.Base.Client.GetMetadataAsync();
        await crm.SendAsync(HttpMethod.Put, "columns/",
            """{"table_name":"Contacts","column":"Phone","op_type":"modify_column_type","new_column_type":"number"}""");
        var rows = Rows(number => new() { Name = "N" + number, Phone = number == (isFirst ? 0 : 3) ? "12" : "none" });

        var error = await Record.ExceptionAsync(() => crm.Contacts.AddRangeAsync(rows));

        Assert.Contains("'Phone'", Assert.IsAssignableFrom<SeaTableException>(error).Message, StringComparison.Ordinal);
    }

    private static List<ContactsRow> Rows(Func<int, ContactsRow> make) => [.. Enumerable.Range(0, 30).Select(make)];

    /// <summary>Adds rows while something is another for the moment of the call.</summary>
    private static async Task AddAsync(Crm crm, List<ContactsRow> rows, Action<bool> rename)
    {
        await crm.Base.Client.GetMetadataAsync();
        var appends = 0;
        crm.Wire.Before = call =>
        {
            if (call is { Method: "POST", IsWriteOfRows: true } && ++appends == 1)
                rename(true);

            return Task.CompletedTask;
        };
        crm.Wire.AfterAsync = call =>
        {
            if (call is { Method: "POST", IsWriteOfRows: true } && appends == 1)
                rename(false);

            return Task.CompletedTask;
        };
        await crm.Contacts.AddRangeAsync(rows);
    }

    private static async Task<List<T>> ReadAsync<T>(Crm crm, Func<ContactsRow, T> read)
    {
        var rows = await crm.Contacts.ToListAsync();
        return rows.ConvertAll(row => read(row));
    }

    private static void Rename(Crm crm, string column, bool isThere) =>
        crm.Emulator.RenameColumn("Contacts", isThere ? column : "in between", isThere ? "in between" : column);
}
