namespace SeaTable.Client.Tests;

/// <summary>
/// The ways in which a server spoils data without a word, as SeaTable's own tests record them. None of them can happen through
/// the typed client.
/// </summary>
public class IntegrityTests
{
    [Fact]
    public async Task An_option_name_that_does_not_exist_creates_nothing()
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);

        await Assert.ThrowsAsync<SeaTableOptionNotFoundException>(
            () => client.Everything.AddAsync(new EverythingRow { Select = EverythingSelect.FromName("Option-1") }));
        await Assert.ThrowsAsync<SeaTableOptionNotFoundException>(
            () =>
                client.Everything.AddAsync(
                    new EverythingRow
                    {
                        Multiple = [EverythingMultiple.Option1,
                        EverythingMultiple.FromName("option-1 option-2")]
                    }));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () => client.Everything.AddAsync(new EverythingRow { Select = EverythingSelect.FromName(" ") }));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () => client.Everything.AddAsync(new EverythingRow { Select = default(EverythingSelect) }));

        var metadata = await Types.Connect(emulator).Client.GetMetadataAsync();
        Assert.Equal(5, metadata.FindTable("0000")!.FindColumn("Ss01")!.Options.Count);
        Assert.Equal(3, metadata.FindTable("0000")!.FindColumn("Ms01")!.Options.Count);
        Assert.Empty(await client.Everything.ToListAsync());
    }

    [Fact]
    public async Task A_long_text_of_blanks_that_the_server_would_drop_is_refused_and_one_without_a_letter_empties_the_cell()
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);
        var row = await client.Everything.AddAsync(new EverythingRow { Text = " \n", LongText = " keep " });

        row.LongText = " \n\uFEFF";
        await Assert.ThrowsAsync<SeaTableRowException>(() => client.Everything.UpdateAsync(row));
        var read = (await client.Everything.GetAsync(row.RowId))!;
        Assert.Equal((" \n", " keep "), (read.Text, read.LongText));

        row.LongText = "";
        row.Text = "";
        await client.Everything.UpdateAsync(row);
        read = (await client.Everything.GetAsync(row.RowId))!;
        Assert.Equal((null, null), (read.Text, read.LongText));
    }

    [Fact]
    public async Task A_checked_checkbox_never_becomes_unchecked()
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);

        var row = await client.Everything.AddAsync(new EverythingRow { Checkbox = true });

        Assert.True((await client.Everything.GetAsync(row.RowId))!.Checkbox);
        Assert.Contains("\"Checkbox\":true", emulator.Calls.Single(request => request.Method == "POST").Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_is_never_misread_or_emptied_whatever_the_columns_format()
    {
        await using var emulator = await Types.StartAsync(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));
        var client = Types.Connect(emulator, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));

        foreach (var day in new[] { new DateOnly(2024, 6, 5), new DateOnly(2024, 12, 31), new DateOnly(1899, 12, 31),
            new DateOnly(9999, 12, 31), new DateOnly(1000, 1, 1) })
        {
            var row = await client.Everything.AddAsync(
                new EverythingRow { DateISO = day, DateUS = day, DateEuropean = day, DateGerman = day, DateLegacy = day });
            var read = (await client.Everything.GetAsync(row.RowId))!;
            Assert.All(new[] { read.DateISO, read.DateUS, read.DateEuropean, read.DateGerman, read.DateLegacy },
                value => Assert.Equal(day, value));
        }
    }

    [Fact]
    public async Task An_auto_number_is_never_sent_not_even_with_a_copied_row()
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);
        var row = await client.Everything.AddAsync(new EverythingRow { Text = "one" });
        var read = (await client.Everything.GetAsync(row.RowId))!;

        read.Text = "changed";
        await client.Everything.UpdateAsync(read);
        await client.Everything.AddAsync(new EverythingRow { Text = read.Text });

        Assert.All(emulator.Calls.Where(request => request.Method is "POST" or "PUT"),
            request => Assert.DoesNotContain("Auto number", request.Body, StringComparison.Ordinal));
        Assert.Equal(["0001", "0002"], (await client.Everything.ToListAsync()).Select(each => each.AutoNumber));
        Assert.Null(typeof(EverythingRow).GetProperty(nameof(EverythingRow.AutoNumber))!.SetMethod);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(8)]
    public async Task A_rating_out_of_range_is_refused(int rating)
    {
        await using var emulator = await Types.StartAsync();

        var error = await Assert.ThrowsAsync<SeaTableRowException>(
            () => Types.Connect(emulator).Everything.AddAsync(new EverythingRow { Rating = rating }));

        Assert.Contains("from 1 to 7", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(emulator.Calls, request => request.Method == "POST");
    }

    [Theory]
    [InlineData(-5.0001)]
    [InlineData(12.6)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_number_out_of_its_bounds_is_refused(double number)
    {
        await using var emulator = await Types.StartAsync();

        await Assert.ThrowsAsync<SeaTableRowException>(
            () => Types.Connect(emulator).Everything.AddAsync(new EverythingRow { Bounded = number }));
    }

    public static TheoryData<Geolocation> Halves() =>
    [
        new Geolocation { Latitude = 1 },
        new Geolocation { Longitude = 1 },
        new Geolocation(),
        new Geolocation { CountryRegion = "" },
        Geolocation.InCountry(" "),
        Geolocation.At(90.1, 0),
        Geolocation.At(0, -180.1),
        Geolocation.At(double.NaN, 0),
    ];

    [Theory]
    [MemberData(nameof(Halves))]
    public async Task Half_a_place_is_refused(Geolocation place)
    {
        await using var emulator = await Types.StartAsync();

        await Assert.ThrowsAsync<SeaTableRowException>(
            () => Types.Connect(emulator).Everything.AddAsync(new EverythingRow { PlaceCoordinates = place }));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    public async Task A_place_that_the_columns_form_does_not_keep_is_refused(string which)
    {
        await using var emulator = await Types.StartAsync();
        var row = which switch
        {
            "0" => new EverythingRow { PlaceCoordinates = Geolocation.InCountry("Germany") },
            "1" => new EverythingRow { PlaceCountry = Geolocation.At(1, 2) },
            _ => new EverythingRow { PlaceProvince = Geolocation.At(1, 2) },
        };

        await Assert.ThrowsAsync<SeaTableRowException>(() => Types.Connect(emulator).Everything.AddAsync(row));
    }

    [Fact]
    public async Task Files_and_signatures_that_the_server_would_drop_are_refused()
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);

        await Assert.ThrowsAsync<SeaTableRowException>(
            () =>
                client.Everything.AddAsync(
                    new EverythingRow { Files = [new FileAttachment("", 1, new Uri("https://x.example"))] }));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () => client.Everything.AddAsync(new EverythingRow { Files = [new FileAttachment("x", 1, null!)] }));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () =>
                client.Everything.AddAsync(
                    new EverythingRow { Files = [new FileAttachment("x", -1, new Uri("https://x.example"))] }));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () =>
                client.Everything.AddAsync(
                    new EverythingRow { Files = [new FileAttachment("x", 1, new Uri("https://x.example"), " ")] }));
        await Assert.ThrowsAsync<SeaTableRowException>(
            () =>
                client.Everything.AddAsync(
                    new EverythingRow { Signature = new DigitalSignature("", new Uri("https://x.example"), null) }));
        await Assert.ThrowsAsync<SeaTableRowException>(() => client.Everything.AddAsync(new EverythingRow { People = [" "] }));
    }

    [Fact]
    public async Task Removing_a_link_that_is_not_there_claims_nothing_and_adding_one_twice_is_one()
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);
        var row = await client.Everything.AddAsync(new EverythingRow { Text = "x" });
        var (one, two) = (await client.Others.AddAsync(new OthersRow { Number = 1 }),
            await client.Others.AddAsync(new OthersRow { Number = 2 }));
        var links = client.Everything.Links.Others;

        await links.RemoveAsync(row, one);
        await links.AddAsync(row, one);
        await links.AddRangeAsync([(row, one), (row, two), (row, two)]);
        await links.RemoveAsync(row, one);
        await links.RemoveAsync(row, one);

        Assert.Equal([two.RowId], (await links.LoadAsync(row)).Select(link => link.RowId));
    }
}
