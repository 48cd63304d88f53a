using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>The server takes dates with a time as its own local text; a wrong time zone would shift every one of them.</summary>
public class TimeZoneTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public async Task Moments_survive_in_the_time_zone_of_the_server_summer_and_winter()
    {
        await using var crm = await Crm.StartAsync(options => options.TimeZone = s_berlin,
            new SeaTableEmulatorOptions { TimeZone = s_berlin });
        DateTimeOffset[] moments =
        [
            new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero),
            new(2026, 12, 31, 23, 59, 0, TimeSpan.FromHours(-8)),
        ];

        await crm.Contacts.AddRangeAsync(moments.Select(moment => new ContactsRow { LastContacted = moment }));

        Assert.Equal(moments, (await crm.Contacts.ToListAsync()).Select(row => row.LastContacted!.Value));
    }

    [Fact]
    public async Task A_wrong_time_zone_is_noticed_with_the_first_moment_written()
    {
        await using var crm = await Crm.StartAsync(emulatorOptions: new SeaTableEmulatorOptions { TimeZone = s_berlin });
        var row = new ContactsRow { LastContacted = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero) };

        var error = await Assert.ThrowsAsync<SeaTableConfigurationException>(() => crm.Contacts.AddAsync(row));

        Assert.Empty(row.RowId);
        Assert.Empty(await crm.Contacts.ToListAsync());
        Assert.Contains("SeaTableOptions.TimeZone", error.Message, StringComparison.Ordinal);
        Assert.Contains("+02:00", error.Message, StringComparison.Ordinal);
        Assert.Equal([row], error.Outcome!.NotStored);
    }

    [Fact]
    public async Task A_wrong_time_zone_that_reading_has_shown_stops_a_moment_before_it_is_sent()
    {
        await using var crm = await Crm.StartAsync(emulatorOptions: new SeaTableEmulatorOptions { TimeZone = s_berlin });
        await crm.Contacts.AddAsync(new ContactsRow { Birthday = new DateOnly(2000, 7, 1) });
        await crm.Contacts.ToListAsync();
        crm.Wire.Clear();

        await Assert.ThrowsAsync<SeaTableConfigurationException>(
            () => crm.Contacts.AddAsync(new ContactsRow { LastContacted = DateTimeOffset.UtcNow }));

        Assert.Empty(crm.Wire.Writes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_a_wrong_time_zone_neither_a_range_nor_an_update_is_sent(bool tableIsEmpty)
    {
        await using var crm = await Crm.StartAsync(emulatorOptions: new SeaTableEmulatorOptions { TimeZone = s_berlin });
        var right = crm.Client(options => options.TimeZone = s_berlin);
        var moment = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
        List<ContactsRow> before = tableIsEmpty ? [] : [new() { Name = "a", LastContacted = moment }];
        await right.Contacts.AddRangeAsync(before);
        var rows = Enumerable.Range(0, 1200).Select(i => new ContactsRow { Name = "N" + i, LastContacted = moment }).ToList();

        var error = await Assert.ThrowsAsync<SeaTableConfigurationException>(() => crm.Contacts.AddRangeAsync(rows));
        Assert.Equal(1200, error.Outcome!.NotStored.Count);
        Assert.All(rows, row => Assert.Empty(row.RowId));
        if (!tableIsEmpty)
        {
            before[0].LastContacted = moment.AddHours(1);
            await Assert.ThrowsAsync<SeaTableConfigurationException>(() => crm.Contacts.UpdateAsync(before[0]));
            await Assert.ThrowsAsync<SeaTableConfigurationException>(() => crm.Contacts.UpdateWhereAsync(
                c => SqlCondition.All(), c => c.LastContacted.Set(moment.AddHours(1))));
        }

        Assert.Equal(before.Select(_ => (DateTimeOffset?)moment),
            (await right.Contacts.ToListAsync()).Select(row => row.LastContacted));
    }

    [Fact]
    public async Task One_date_with_an_odd_offset_does_not_block_what_is_right()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "a", Birthday = new DateOnly(2026, 7, 1) });
        crm.Wire.After = (_, answer) => answer;
        crm.Wire.ChangeAnswer = (call, body) => call.IsSelect
            ? body.Replace("2026-07-01T00:00:00+00:00", "2026-07-01T00:00:00+02:00", StringComparison.Ordinal) : body;
        await crm.Contacts.ToListAsync();
        crm.Wire.ChangeAnswer = null;
        var moment = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

        var row = await crm.Contacts.AddAsync(new ContactsRow { LastContacted = moment });

        Assert.Equal(moment, (await crm.Contacts.GetAsync(row.RowId))!.LastContacted);
    }

    [Fact]
    public async Task A_server_that_can_not_be_asked_shows_its_time_zone_by_the_first_row()
    {
        foreach (var isRight in new[] { true, false })
        {
            await using var crm = await Crm.StartAsync(
                options => options.TimeZone = isRight ? s_berlin : TimeZoneInfo.Utc,
                new SeaTableEmulatorOptions { TimeZone = s_berlin });
            crm.Wire.Change = call => call.Body.Replace("date(2026", "nofunction(2026", StringComparison.Ordinal);
            var moment = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
            var rows = Enumerable.Range(0, 20).Select(i => new ContactsRow { LastContacted = moment.AddHours(i) }).ToList();

            if (isRight)
                await crm.Contacts.AddRangeAsync(rows);
            else
                await Assert.ThrowsAsync<SeaTableConfigurationException>(() => crm.Contacts.AddRangeAsync(rows));

            Assert.Equal(isRight ? 20 : 0, await crm.Contacts.CountAsync());
        }
    }

    [Fact]
    public async Task A_time_zone_that_is_right_in_winter_only_is_noticed_in_summer()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        await using var crm = await Crm.StartAsync(emulatorOptions: new SeaTableEmulatorOptions { TimeZone = london });
        await crm.Contacts.AddAsync(
            new ContactsRow
            {
                Birthday = new DateOnly(2026, 1, 1),
                LastContacted = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero)
            });
        await crm.Contacts.ToListAsync();

        var summer = new ContactsRow
        {
            Birthday = new DateOnly(2026, 1, 2),
            LastContacted = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero)
        };
        await Assert.ThrowsAsync<SeaTableConfigurationException>(() => crm.Contacts.AddRangeAsync(
            [new() { LastContacted = new DateTimeOffset(2026, 1, 3, 12, 0, 0, TimeSpan.Zero) }, summer]));
        Assert.Single(await crm.Contacts.ToListAsync());
    }

    [Fact]
    public async Task Of_the_two_moments_that_share_a_local_time_the_one_that_is_stored_wrongly_is_told()
    {
        await using var crm = await Crm.StartAsync(options => options.TimeZone = s_berlin,
            new SeaTableEmulatorOptions { TimeZone = s_berlin });
        var errors = 0;
        foreach (var hour in new[] { 0, 1 })
        {
            try
            {
                await crm.Contacts.AddAsync(
                    new ContactsRow { LastContacted = new DateTimeOffset(2026, 10, 25, hour, 30, 0, TimeSpan.Zero) });
            }
            catch (SeaTableUnprovenWriteException)
            {
                errors++;
            }
        }

        Assert.Equal(1, errors);
    }

    [Fact]
    public async Task Dates_older_than_time_zone_data_say_nothing()
    {
        await using var crm = await Crm.StartAsync(options => options.TimeZone = s_berlin,
            new SeaTableEmulatorOptions { TimeZone = s_berlin });
        var canned = CannedServer.WithContacts("""[{"_id":"r","Bd4y":"1815-12-10T00:00:00+00:53","Lc6l":"0001-01-01 00:00"}]""");

        var row = Assert.Single(await canned.Contacts.ToListAsync());
        await crm.Contacts.AddAsync(new ContactsRow { Birthday = new DateOnly(1815, 12, 10) });
        await crm.Contacts.ToListAsync();
        var moment = await crm.Contacts.AddAsync(
            new ContactsRow { LastContacted = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero) });

        Assert.Equal(new DateOnly(1815, 12, 10), row.Birthday);
        Assert.NotNull((await crm.Contacts.GetAsync(moment.RowId))!.LastContacted);
    }

    [Theory]
    [InlineData("Fi01", """[{"name":"a.pdf","size":1,"type":"file","url":"https://x.example/a.pdf","upload_time":"2026-07-05T10:00:00.000+00:00"}]""")]
    [InlineData("Si01", """{"username":"u","sign_image_url":"/a.png","sign_time":"2026-07-05T10:00:00.000+00:00"}""")]
    [InlineData("Fo04", "\"2026-07-05T10:00:00+00:00\"")]
    [InlineData("Fo05", "\"2026-07-05T10:00:00+00:00\"")]
    [InlineData("Lf05", "[\"2026-07-05T10:00:00+00:00\"]")]
    [InlineData("_ctime", "\"2026-07-05T10:00:00+00:00\"")]
    public async Task Times_that_may_come_in_utc_neither_show_nor_contradict_the_time_zone(string key, string cell)
    {
        foreach (var (zone, stored) in new[] { (s_berlin, "2026-07-01T14:00:00+02:00"),
            (TimeZoneInfo.Utc, "2026-07-01T12:00:00+02:00") })
        {
            var client = Types.Answering(
                request => Answer(request, $$"""{"_id":"A","Dt00":"{{stored}}","{{key}}":{{cell}}}"""),
                options => options.TimeZone = zone);
            await client.Everything.GetAsync("A");
            var moment = new EverythingRow { RowId = "A", TimeISO = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero) };

            if (zone == s_berlin)
                await client.Everything.UpdateAsync(moment);
            else
                await Assert.ThrowsAnyAsync<SeaTableException>(() => client.Everything.UpdateAsync(moment));
        }
    }

    [Fact]
    public async Task Another_column_that_holds_the_moment_does_not_prove_the_one_that_was_written()
    {
        var client = Types.Answering(
            request => Answer(
                request, """{"_id":"A","Dt00":"2026-10-25T02:30:00+02:00","Dt01":"2026-10-25T02:30:00+01:00"}"""),
            options => options.TimeZone = s_berlin);

        await Assert.ThrowsAsync<SeaTableUnprovenWriteException>(() => client.Everything.UpdateAsync(
            new EverythingRow { RowId = "A", TimeISO = new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero) }));
    }

    [Fact]
    public async Task A_moment_of_long_ago_that_a_wrong_time_zone_shifts_is_told()
    {
        var tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        await using var crm = await Crm.StartAsync(emulatorOptions: new SeaTableEmulatorOptions { TimeZone = tokyo });

        var error = await Assert.ThrowsAsync<SeaTableConfigurationException>(() => crm.Contacts.AddAsync(
            new ContactsRow { LastContacted = new DateTimeOffset(1969, 6, 20, 20, 0, 0, TimeSpan.Zero) }));

        Assert.Contains("SeaTableOptions.TimeZone", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moments_of_long_ago_cost_one_reading_for_all()
    {
        await using var crm = await Crm.StartAsync(options => options.TimeZone = s_berlin,
            new SeaTableEmulatorOptions { TimeZone = s_berlin });
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });

        await crm.Contacts.AddRangeAsync(
            Enumerable.Range(1, 20).Select(
                day =>
                    new ContactsRow
                    {
                        LastContacted = new DateTimeOffset(1950, day % 2 == 0 ? 1 : 7, day, 12, 0, 0,
                        TimeSpan.Zero)
                    }));

        Assert.Equal(1, crm.Wire.Count("POST", "/sql/"));
    }

    private static string Answer(HttpRequestMessage request, string row) =>
        request.Method == HttpMethod.Get ? row
        : request.Method == HttpMethod.Post ? CannedServer.Results($"[{row}]") : """{"success":true}""";

    [Fact]
    public async Task Once_the_time_zone_is_shown_no_more_reading_back_is_needed()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { LastContacted = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero) });
        crm.Wire.Clear();

        await crm.Contacts.AddAsync(new ContactsRow { LastContacted = new DateTimeOffset(2026, 12, 2, 12, 0, 0, TimeSpan.Zero) });

        Assert.Single(crm.Wire.Calls);
    }
}
