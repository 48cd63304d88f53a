using System.Text.Json.Nodes;

namespace SeaTable.Client.Tests;

/// <summary>What a client does by itself when the base is not as the code needs it.</summary>
public class SchemaDriftTests
{
    private readonly SchemaBase _base = new();

    [Theory]
    [InlineData(SeaTableSchemaDrift.Warn, false)]
    [InlineData(SeaTableSchemaDrift.Warn, true)]
    [InlineData(SeaTableSchemaDrift.Throw, false)]
    [InlineData(SeaTableSchemaDrift.Ignore, true)]
    public async Task No_call_is_added_to_operations_that_need_the_names_anyway(SeaTableSchemaDrift policy, bool isBroken)
    {
        if (isBroken)
            Break();

        var crm = _base.Connect(options => options.SchemaDrift = policy);

        await crm.Deals.ToListAsync();
        await crm.Deals.ToListAsync();

        Assert.Equal(["metadata", "sql", "sql"], _base.Calls);
    }

    [Theory]
    [InlineData(SeaTableSchemaDrift.Warn, "A-row-id-nobody-has-ab")]
    [InlineData(SeaTableSchemaDrift.Ignore, "A-row-id-nobody-has-ab")]
    [InlineData(SeaTableSchemaDrift.Throw, "metadata,A-row-id-nobody-has-ab")]
    public async Task Only_throwing_costs_one_call_where_no_name_is_needed(SeaTableSchemaDrift policy, string calls)
    {
        var crm = _base.Connect(options =>
            (options.SchemaDrift, options.MetadataLifetime) = (policy, TimeSpan.Zero));

        await crm.Deals.GetAsync("A-row-id-nobody-has-ab");
        await crm.Deals.GetAsync("A-row-id-nobody-has-ab");

        Assert.Equal([.. calls.Split(','), "A-row-id-nobody-has-ab"], _base.Calls);
    }

    [Fact]
    public async Task What_breaks_the_code_is_logged_once_and_the_program_goes_on()
    {
        var crm = _base.Connect(options => options.MetadataLifetime = TimeSpan.Zero);
        Break();

        await crm.Deals.ToListAsync();
        await crm.Deals.ToListAsync();

        var warning = Assert.Single(_base.Log.Warnings);
        Assert.Contains("The column 'Email' (key Em1l) of table 'Contacts' is not in the base.", warning,
            StringComparison.Ordinal);
        Assert.Contains("Option 'Vip'", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base_that_was_broken_is_so_still_when_its_metadata_can_not_be_had()
    {
        Break();
        var clock = new ManualTime();
        var crm = _base.Connect(options =>
            (options.SchemaDrift, options.TimeProvider) = (SeaTableSchemaDrift.Throw, clock));
        await Assert.ThrowsAsync<SeaTableSchemaDriftException>(() => crm.Deals.ToListAsync());
        _base.HasNoMetadata = true;
        clock.Advance(TimeSpan.FromMinutes(1));
        _base.Clear();

        await Assert.ThrowsAsync<SeaTableSchemaDriftException>(() => crm.Deals.DeleteAsync("A-row-id-nobody-has-ab"));
        await Assert.ThrowsAsync<SeaTableSchemaDriftException>(() => crm.Deals.AddAsync(new DealsRow { Title = "Deal" }));

        Assert.All(_base.Calls, call => Assert.Equal("metadata", call));
    }

    [Fact]
    public async Task What_breaks_later_is_logged_by_itself()
    {
        var crm = _base.Connect(options => options.MetadataLifetime = TimeSpan.Zero);
        Break();
        await crm.Deals.ToListAsync();
        _base.Tables.Remove(_base.Table("Activities"));

        await crm.Deals.ToListAsync();

        Assert.Equal(2, _base.Log.Warnings.Count);
        Assert.Contains("Table 'Activities'", _base.Log.Warnings[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Email", _base.Log.Warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_changed_and_what_is_new_are_not_logged()
    {
        _base.Column("Contacts", "Email")["name"] = "E-mail";
        _base.Tables.Add(JsonNode.Parse("""{"_id":"N3wT","name":"Projects","columns":[],"views":[]}"""));

        await _base.Connect().Contacts.ToListAsync();
        await _base.Connect(options => options.SchemaDrift = SeaTableSchemaDrift.Throw).Contacts.ToListAsync();

        Assert.Empty(_base.Log.Warnings);
    }

    [Fact]
    public async Task Ignored_is_ignored()
    {
        Break();

        await _base.Connect(options => options.SchemaDrift = SeaTableSchemaDrift.Ignore).Deals.ToListAsync();

        Assert.Empty(_base.Log.Warnings);
    }

    [Fact]
    public async Task Nothing_is_read_or_written_while_the_base_breaks_the_code()
    {
        Break();
        var crm = Throwing();
        var row = new DealsRow { Title = "Deal" };
        var stored = SeaTableModelFactory.Row(new DealsRow { Title = "Deal" }.WithRowId("A-row-id-nobody-has-ab"));
        var contact = new ContactsRow().WithRowId("A-row-id-nobody-has-ab");
        Func<Task>[] operations =
        [
            () => crm.Deals.GetAsync("A-row-id-nobody-has-ab"),
            () => crm.Deals.ToListAsync(),
            () => crm.Deals.CountAsync(),
            () => crm.Deals.Select(c => c.Title).ToListAsync(),
            () => crm.Deals.InView(new SeaTableView<DealsRow>("0000", "All")).ToListAsync(),
            () => crm.Deals.FromSql($"SELECT * FROM Deals LIMIT 1").ToListAsync(),
            () => crm.SqlAsync($"SELECT Title FROM Deals LIMIT 1"),
            () => crm.Deals.AddAsync(row),
            () => crm.Contacts.AddAsync(new ContactsRow { Email = "ada@example.org" }),
            () => crm.Deals.UpsertRangeAsync([row], c => c.Title),
            () => crm.Deals.UpdateAsync(stored),
            () => crm.Deals.UpdateWhereAsync(c => c.Title == "Deal", c => c.Title.Set("x")),
            () => crm.Deals.DeleteWhereAsync(c => c.Title == "Deal"),
            () => crm.Deals.DeleteAsync("A-row-id-nobody-has-ab"),
            () => crm.Contacts.Links.Deals.LoadAsync(contact),
        ];
        stored.Title = "Other";

        foreach (var operation in operations)
        {
            var error = await Assert.ThrowsAsync<SeaTableSchemaDriftException>(operation);
            Assert.Equal(["Email", "Tags"], error.Differences.Select(difference => difference.Column));
            Assert.Equal((true, false), (error.NotApplied, error.IsTransient));
        }

        Assert.Equal(["metadata"], _base.Calls);
    }

    [Fact]
    public async Task The_exception_lists_what_breaks_the_code_and_what_to_do()
    {
        Break();
        _base.Column("Contacts", "Phone")["name"] = "Telephone";

        var error = await Assert.ThrowsAsync<SeaTableSchemaDriftException>(() => Throwing().Deals.ToListAsync());

        Assert.Equal(
            "The base is not as the code needs it, so nothing was sent. The column 'Email' (key Em1l) of table 'Contacts' is " +
            "not in the base. Option 'Vip' (id 174420) of column 'Tags' (key Tg6s) of table 'Contacts' is not in the base. " +
            "Get the schema file anew from the base and build again, or set SeaTableOptions.SchemaDrift to Warn.",
            error.Message);
    }

    [Fact]
    public async Task A_base_that_is_put_right_is_found_right_after_seconds()
    {
        var clock = new ManualTime();
        var whole = _base.Metadata.DeepClone();
        Break();
        var crm = Throwing(options => (options.TimeProvider, options.MetadataLifetime) = (clock, TimeSpan.FromDays(1)));
        await Assert.ThrowsAsync<SeaTableSchemaDriftException>(() => crm.Deals.ToListAsync());
        _base.Metadata = whole;
        await Assert.ThrowsAsync<SeaTableSchemaDriftException>(() => crm.Deals.ToListAsync());

        clock.Advance(TimeSpan.FromSeconds(10));
        await crm.Deals.ToListAsync();

        Assert.Equal(["metadata", "metadata", "sql"], _base.Calls);
    }

    [Fact]
    public async Task What_breaks_a_running_program_does_not_stop_it()
    {
        var crm = Throwing(options => options.MetadataLifetime = TimeSpan.Zero);
        await crm.Deals.ToListAsync();
        Break();

        await crm.Deals.ToListAsync();

        Assert.Contains("Email", Assert.Single(_base.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_that_cannot_be_had_stops_no_operation_that_goes_without()
    {
        _base.HasNoMetadata = true;
        var crm = Throwing();
        Assert.Null(await crm.Deals.GetAsync("A-row-id-nobody-has-ab"));
        Break();
        _base.HasNoMetadata = false;

        await Assert.ThrowsAsync<SeaTableSchemaDriftException>(() => crm.Deals.GetAsync("A-row-id-nobody-has-ab"));
    }

    [Fact]
    public async Task Many_first_callers_look_once()
    {
        Break();
        var (warning, throwing) = (_base.Connect(), Throwing());

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => warning.Deals.ToListAsync())));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() =>
            Assert.ThrowsAsync<SeaTableSchemaDriftException>(() => throwing.Deals.ToListAsync()))));

        Assert.Single(_base.Log.Warnings);
        Assert.Equal(2, _base.Calls.Count(call => call == "metadata"));
    }

    [Fact]
    public async Task Metadata_and_the_check_are_there_whatever_the_policy()
    {
        Break();
        var crm = Throwing();

        Assert.Equal(4, (await crm.Client.GetMetadataAsync()).Tables.Count);
        Assert.Equal(2, (await crm.CheckSchemaAsync()).Count);
    }

    [Fact]
    public async Task A_client_without_tables_has_nothing_to_look_at()
    {
        var options = new SeaTableOptions
        {
            Server = new Uri("https://seatable.example"), ApiToken = CannedServer.ApiToken,
            SchemaDrift = SeaTableSchemaDrift.Throw,
        };

        await new SeaTableClient(options, new HttpClient(_base.Server())).SqlAsync($"SELECT Title FROM Deals LIMIT 1");

        Assert.Equal(["sql"], _base.Calls);
    }

    [Fact]
    public async Task A_long_list_is_cut_short_in_messages_only()
    {
        foreach (var column in _base.Table("Contacts")["columns"]!.AsArray())
            column!["key"] = "x" + (string?)column["key"];

        var error = await Assert.ThrowsAsync<SeaTableSchemaDriftException>(() => Throwing().Deals.ToListAsync());

        Assert.Equal(27, error.Differences.Count);
        Assert.Contains("And 7 more.", error.Message, StringComparison.Ordinal);
    }

    private CrmBase Throwing(Action<SeaTableOptions>? configure = null) => _base.Connect(options =>
    {
        options.SchemaDrift = SeaTableSchemaDrift.Throw;
        configure?.Invoke(options);
    });

    /// <summary>Deletes a column and an option of the table Contacts.</summary>
    private void Break()
    {
        _base.Table("Contacts")["columns"]!.AsArray().Remove(_base.Column("Contacts", "Email"));
        _base.Options("Contacts", "Tags").Remove(SchemaBase.Named(_base.Options("Contacts", "Tags"), "Vip"));
    }
}
