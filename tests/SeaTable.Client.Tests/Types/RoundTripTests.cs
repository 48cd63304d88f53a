namespace SeaTable.Client.Tests;

/// <summary>Every writable type in every format comes back from the server as it was written, and can be emptied again.</summary>
public class RoundTripTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public async Task Every_writable_value_survives_and_can_be_emptied()
    {
        await using var emulator = await Types.StartAsync(s_berlin);
        var client = Types.Connect(emulator, s_berlin);
        var row = await client.Everything.AddAsync(Full());

        AssertFull((await client.Everything.GetAsync(row.RowId))!);

        Empty(row);
        await client.Everything.UpdateAsync(row);
        AssertEmpty((await client.Everything.GetAsync(row.RowId))!);

        Fill(row);
        await client.Everything.UpdateAsync(row);
        AssertFull((await client.Everything.GetAsync(row.RowId))!);
    }

    [Fact]
    public async Task A_full_row_added_alone_is_proven_by_one_answer()
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);
        await client.Everything.AddAsync(
            new EverythingRow { Text = "first", TimeISO = new DateTimeOffset(2024, 2, 5, 1, 2, 0, TimeSpan.Zero) });
        emulator.ClearRequests();

        await client.Everything.AddAsync(Full());

        Assert.Single(emulator.Calls);
    }

    [Theory]
    [InlineData(1.7976931348623157E308)]
    [InlineData(5E-324)]
    [InlineData(-0.1)]
    [InlineData(9007199254740993)]
    public async Task Numbers_of_every_size_survive(double number)
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);
        var row = await client.Everything.AddAsync(new EverythingRow { Number = number });

        Assert.Equal(number, (await client.Everything.GetAsync(row.RowId))!.Number);
    }

    public static TheoryData<decimal> Amounts() =>
        [3.9000000000000004m, 1234567890123456m, 0.1m, -0.00000001m, 100_000_000_000_000_000_000m, 5.00m];

    [Theory]
    [MemberData(nameof(Amounts))]
    public async Task Amounts_that_the_server_can_hold_survive_and_can_be_written_back(decimal amount)
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);
        var row = await client.Everything.AddAsync(new EverythingRow { Euro = amount });

        row = (await client.Everything.GetAsync(row.RowId))!;
        Assert.Equal(amount, row.Euro);

        row.Euro = row.Euro;
        await client.Everything.UpdateAsync(row);
        Assert.Equal(amount, (await client.Everything.GetAsync(row.RowId))!.Euro);
    }

    [Fact]
    public async Task What_the_server_computes_is_read_typed()
    {
        await using var emulator = await Types.StartAsync();
        var client = Types.Connect(emulator);
        List<OthersRow> others =
        [
            new() { Number = 1.5, Kind = OthersKind.Red, Tags = [OthersTags.Big, OthersTags.Old], Day = new DateOnly(2026, 1, 2),
                Price = 9.99m, Owners = ["a@auth.local"] },
            new() { Number = 4, Kind = OthersKind.Blue },
        ];
        await client.Others.AddRangeAsync(others);
        var row = await client.Everything.AddAsync(
            new EverythingRow { Text = "x", Number = 4, DateISO = new DateOnly(2026, 2, 28) });
        await client.Everything.Links.Others.AddRangeAsync(others.Select(other => (row, other)));

        var read = (await client.Everything.GetAsync(row.RowId))!;

        Assert.Empty(read.CellErrors);
        Assert.Equal(["1.5", "4"], read.Others.Select(link => link.DisplayValue));
        Assert.Equal(2, read.Count);
        Assert.Equal([1.5, 4], read.LookupNumbers);
        Assert.Equal([OthersKind.Red, OthersKind.Blue], read.LookupOptions);
        Assert.Equal([OthersTags.Big, OthersTags.Old], read.LookupTags);
        Assert.Equal([new DateOnly(2026, 1, 2)], read.LookupDays);
        Assert.Equal([9.99m], read.LookupMoney);
        Assert.Equal(["a@auth.local"], read.LookupPeople);
        Assert.Equal([4], read.Largest);
        Assert.Equal([1.5], read.Smallest);
        Assert.Equal(2.75, read.Average.Value);
        Assert.Equal(8, read.FormulaNumber.Value);
        Assert.Equal("ax", read.FormulaText.Value);
        Assert.True(read.FormulaTruth.Value);
        Assert.Equal(new DateOnly(2027, 2, 28), read.FormulaDay.Value);
        Assert.Equal(3, read.FormulaUnknown.Value.GetDouble());
        Assert.Equal("0001", read.AutoNumber);
        Assert.Equal("row-0001", read.AutoNumberWithPrefix);
    }

    private static EverythingRow Full()
    {
        var row = new EverythingRow();
        Fill(row);
        return row;
    }

    private static void Fill(EverythingRow row)
    {
        row.Text = "Grüße \"aus\" 東京 \U0001F600\t\\";
        row.LongText = "# Title\n\n- one\n- two";
        row.Email = "a@example.org";
        row.Url = "seatable.io";
        row.Number = -12.5;
        row.Percent = 0.25;
        row.Dollar = 1234567.89m;
        row.Euro = 0.1m;
        row.Yuan = -3m;
        row.CustomCurrency = 0.00000001m;
        row.Bounded = 12.5;
        row.NumberWithoutData = 7;
        row.Checkbox = true;
        row.DateISO = row.DateUS = row.DateEuropean = row.DateGerman = row.DateLegacy = new DateOnly(2024, 6, 5);
        row.TimeISO = row.TimeUS = row.TimeEuropean = row.TimeGerman = row.TimeLegacy =
            new DateTimeOffset(2024, 6, 5, 23, 55, 0, TimeSpan.Zero);
        row.DurationMinutes = new TimeSpan(1, 30, 0);
        row.DurationSeconds = new TimeSpan(-1, -10, -30);
        row.DurationTenths = TimeSpan.FromMilliseconds(1100);
        row.DurationHundredths = TimeSpan.FromMilliseconds(1110);
        row.DurationThousandths = TimeSpan.FromMilliseconds(1111);
        row.Select = EverythingSelect.FromName("C#");
        row.Multiple = [EverythingMultiple.Option3, EverythingMultiple.Option1];
        row.Images = [new Uri("https://x.example/a%20b.png"),
            new Uri("/workspace/24/asset/u/images/2023-07/x.png", UriKind.Relative)];
        row.Files = [new FileAttachment("a b.pdf", 12_345_678_901, new Uri("custom-asset://5c264e76.pdf"))];
        row.People = ["5f0@auth.local", "6a1@auth.local"];
        row.Rating = 7;
        row.RatingOfTen = 1;
        row.PlaceCoordinates = Geolocation.At(-33.8568, 151.2153);
        row.PlaceCountry = Geolocation.InCountry("Germany");
        row.PlaceAddress = new Geolocation { Province = "浙江省", City = "杭州市", District = "西湖区", Detail = "1" };
        row.PlaceDistrict = new Geolocation { Province = "浙江省", City = "杭州市", District = "西湖区" };
        row.PlaceCity = new Geolocation { Province = "浙江省", City = "杭州市" };
        row.PlaceProvince = new Geolocation { Province = "浙江省" };
        row.PlaceMap = new Geolocation { Latitude = 1, Longitude = 2, Address = "Street 1", Title = "Home" };
        row.Signature = new DigitalSignature("5f0@auth.local", new Uri("https://x.example/sign.png"),
            new DateTimeOffset(2024, 6, 5, 13, 28, 56, 90, TimeSpan.Zero));
        row.Department = 17;
    }

    private static void AssertFull(EverythingRow read)
    {
        var expected = Full();
        Assert.Empty(read.CellErrors);
        foreach (var property in typeof(EverythingRow).GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true } && property.DeclaringType == typeof(EverythingRow)))
        {
            Assert.Equal(property.GetValue(expected), property.GetValue(read));
        }
    }

    private static void Empty(EverythingRow row)
    {
        foreach (var property in typeof(EverythingRow).GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true } && property.DeclaringType == typeof(EverythingRow)))
        {
            property.SetValue(row, null);
        }
    }

    private static void AssertEmpty(EverythingRow read)
    {
        Assert.Empty(read.CellErrors);
        foreach (var property in typeof(EverythingRow).GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true } && property.DeclaringType == typeof(EverythingRow)))
        {
            var value = property.GetValue(read);
            Assert.True(value is null or false or "" or System.Collections.ICollection { Count: 0 },
                $"{property.Name} is {value}");
        }
    }
}
