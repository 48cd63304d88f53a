using System.Text.Json;

namespace SeaTable.Client.Tests;

/// <summary>The values that SeaTable's own tests recorded of a server read to the right C# values.</summary>
public class RecordedValueTests
{
    private static readonly TimeSpan s_summer = TimeSpan.FromHours(2);

    [Fact]
    public async Task Texts()
    {
        Assert.Equal("ABC", (await Types.ReadCellAsync("0000", "\"ABC\"")).Text);
        Assert.Equal("## Heading\n- Item 1\n- Item 2",
            (await Types.ReadCellAsync("Lt01", "\"## Heading\\n- Item 1\\n- Item 2\"")).LongText);
        Assert.Equal("example@seatable.io", (await Types.ReadAsync("""[{"_id":"r","Em01":"example@seatable.io"}]"""))[0].Email);
        Assert.Equal("https://seatable.com", (await Types.ReadCellAsync("Ur01", "\"https://seatable.com\"")).Url);
        Assert.Equal("0001", (await Types.ReadCellAsync("An01", "\"0001\"")).AutoNumber);
        Assert.Equal("row-0004", (await Types.ReadCellAsync("An02", "\"row-0004\"")).AutoNumberWithPrefix);
    }

    [Theory]
    [InlineData("499.99", 499.99)]
    [InlineData("500", 500)]
    [InlineData("-10", -10)]
    [InlineData("1000000.123", 1000000.123)]
    [InlineData("3.9000000000000004", 3.9000000000000004)]
    public async Task Numbers(string json, double expected) =>
        Assert.Equal(expected, (await Types.ReadCellAsync("Nu00", json)).Number);

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5.12345", 5.12345)]
    public async Task Percents_are_fractions_that_nothing_scales(string json, double expected) =>
        Assert.Equal(expected, (await Types.ReadCellAsync("Nu01", json)).Percent);

    [Fact]
    public async Task Money()
    {
        Assert.Equal(5.23m, (await Types.ReadCellAsync("Nu03", "5.23")).Euro);
        Assert.Equal(10.2345m, (await Types.ReadCellAsync("Nu03", "10.2345")).Euro);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    public async Task Checkboxes(string json, bool expected) =>
        Assert.Equal(expected, (await Types.ReadCellAsync("Cb01", json)).Checkbox);

    [Fact]
    public async Task Dates_keep_the_day_in_every_format()
    {
        Assert.Equal(new DateOnly(2030, 6, 20), (await Types.ReadCellAsync("Da00", "\"2030-06-20T00:00:00+02:00\"")).DateISO);
        Assert.Equal(new DateOnly(2024, 6, 5), (await Types.ReadCellAsync("Da01", "\"2024-06-05T00:00:00+02:00\"")).DateUS);
        Assert.Equal(new DateOnly(2024, 6, 5), (await Types.ReadCellAsync("Da02", "\"2024-06-05T00:00:00+02:00\"")).DateEuropean);
        Assert.Equal(new DateOnly(2030, 6, 20), (await Types.ReadCellAsync("Da03", "\"2030-06-20T00:00:00+02:00\"")).DateGerman);
    }

    [Fact]
    public async Task Dates_with_a_time_are_moments()
    {
        var late = new DateTimeOffset(2030, 6, 20, 23, 55, 0, s_summer);
        Assert.Equal(late, (await Types.ReadCellAsync("Dt00", "\"2030-06-20T23:55:00+02:00\"")).TimeISO);
        Assert.Equal(new DateTimeOffset(2024, 6, 5, 23, 55, 0, s_summer),
            (await Types.ReadCellAsync("Dt01", "\"2024-06-05T23:55:00+02:00\"")).TimeUS);
        Assert.Equal(late, (await Types.ReadCellAsync("Dt03", "\"2030-06-20T23:55:00+02:00\"")).TimeGerman);
        Assert.Equal(s_summer, (await Types.ReadCellAsync("Dt03", "\"2030-06-20T23:55:00+02:00\"")).TimeGerman!.Value.Offset);
    }

    [Theory]
    [InlineData("5400", 5400)]
    [InlineData("5430", 5430)]
    [InlineData("1.23", 1.23)]
    public async Task Durations(string json, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), (await Types.ReadCellAsync("Du00", json)).DurationMinutes);

    [Theory]
    [InlineData("\"option-1\"")]
    [InlineData("\"100000\"")]
    public async Task Options_by_name_and_by_id(string json) =>
        Assert.Equal(EverythingSelect.Option1, (await Types.ReadCellAsync("Ss01", json)).Select);

    [Theory]
    [InlineData("""["option-1","option-2"]""")]
    [InlineData("""["100000","107919"]""")]
    public async Task Lists_of_options_by_name_and_by_id(string json) =>
        Assert.Equal([EverythingMultiple.Option1, EverythingMultiple.Option2],
            (await Types.ReadCellAsync("Ms01", json)).Multiple);

    [Fact]
    public async Task Ratings() => Assert.Equal(7, (await Types.ReadCellAsync("Ra02", "7")).RatingOfTen);

    [Fact]
    public async Task Places()
    {
        Assert.Equal(Geolocation.At(50, 8.23), (await Types.ReadCellAsync("Ge00", """{"lat":50,"lng":8.23}""")).PlaceCoordinates);
        Assert.Equal(Geolocation.InCountry("Germany"),
            (await Types.ReadCellAsync("Ge01", """{"country_region":"Germany"}""")).PlaceCountry);
    }

    [Fact]
    public async Task Signatures()
    {
        var row = await Types.ReadCellAsync("Si01", """
            {"sign_image_url":"https://admin.seatable.io/assets/SeaTable256-256.png","sign_time":"2024-06-05T13:28:56.090+00:00","username":"some-user@auth.local"}
            """);

        Assert.Equal("some-user@auth.local", row.Signature!.UserName);
        Assert.Equal(new Uri("https://admin.seatable.io/assets/SeaTable256-256.png"), row.Signature.ImageUrl);
        Assert.Equal(new DateTimeOffset(2024, 6, 5, 13, 28, 56, 90, TimeSpan.Zero), row.Signature.SignedAt);
    }

    [Fact]
    public async Task Files_and_images()
    {
        var file = Assert.Single(
            (await Types.ReadCellAsync("Fi01",
                """[{"name":"test.txt","size":12,"type":"file","url":"https://x.example/test.txt"}]""")).Files);
        Assert.Equal(new FileAttachment("test.txt", 12, new Uri("https://x.example/test.txt")), file);
        Assert.Equal([new Uri("/workspace/24/asset/u/images/2023-07/x.png", UriKind.Relative)],
            (await Types.ReadCellAsync("Im01", """["/workspace/24/asset/u/images/2023-07/x.png"]""")).Images);
    }

    [Theory]
    [InlineData("1500.0", 1500)]
    [InlineData("1.5e3", 1500)]
    [InlineData("\"1500\"", 1500)]
    [InlineData("null", 0)]
    public async Task The_size_of_a_file_is_read_in_every_form(string json, long expected)
    {
        var row = await Types.ReadCellAsync("Fi01",
            $$"""[{"name":"a.pdf","size":{{json}},"type":"file","url":"https://x.example/a.pdf"}]""");

        Assert.Empty(row.CellErrors);
        Assert.Equal(expected, Assert.Single(row.Files).Size);
    }

    [Theory]
    [InlineData("1500.5")]
    [InlineData("-1")]
    [InlineData("\"big\"")]
    [InlineData("[1]")]
    public async Task A_size_that_is_none_makes_the_files_not_fit(string json) =>
        Assert.Single((await Types.ReadCellAsync("Fi01",
            $$"""[{"name":"a.pdf","size":{{json}},"type":"file","url":"https://x.example/a.pdf"}]""")).CellErrors);

    [Theory]
    [InlineData("/workspace/24/a%20b.pdf", false)]
    [InlineData("//host/a.pdf", false)]
    [InlineData("custom-asset://5c264e76.pdf", true)]
    [InlineData("C:/a.pdf", true)]
    [InlineData("a b.pdf", false)]
    public async Task An_address_is_written_back_as_it_came(string address, bool isAbsolute)
    {
        var sent = "";
        var stored = $$"""{"_id":"A","Im01":["{{address}}"],"Fi01":[{"name":"a.pdf","size":1,"type":"file","url":"{{address}}"}]}""";
        var client = Types.Answering(request =>
        {
            if (request.Method == HttpMethod.Get)
                return stored;

            if (request.Method == HttpMethod.Post)
                return CannedServer.Results($"[{stored}]");

            sent = request.Content!.ReadAsStringAsync().Result;
            return """{"success":true}""";
        });
        var row = (await client.Everything.GetAsync("A"))!;
        Assert.Equal(isAbsolute, row.Images[0].IsAbsoluteUri);
        Assert.Equal(isAbsolute, row.Files[0].Url.IsAbsoluteUri);

        await client.Everything.UpdateAsync(new EverythingRow { RowId = row.RowId, Images = row.Images, Files = row.Files });

        Assert.Contains($"\"Images\":[\"{address}\"]", sent, StringComparison.Ordinal);
        Assert.Contains($"\"url\":\"{address}\"", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formulas_of_every_result()
    {
        Assert.Equal(3, (await Types.ReadCellAsync("Fo01", "3")).FormulaNumber.Value);
        Assert.Equal(3.9000000000000004, (await Types.ReadCellAsync("Fo01", "3.9000000000000004")).FormulaNumber.Value);
        Assert.False((await Types.ReadCellAsync("Fo03", "false")).FormulaTruth.Value);
        Assert.Equal(new DateOnly(2031, 6, 20),
            (await Types.ReadCellAsync("Fo04", "\"2031-06-20T00:00:00+02:00\"")).FormulaDay.Value);
        Assert.Equal(3, (await Types.ReadCellAsync("Fo06", "3")).FormulaUnknown.Value.GetInt32());
        Assert.Equal(JsonValueKind.String, (await Types.ReadCellAsync("Fo07", "\"x\"")).FormulaOfOld.Value.ValueKind);
    }

    [Theory]
    [InlineData("#VALUE!")]
    [InlineData("#DIV/0!")]
    [InlineData("#GETTING_DATA")]
    public async Task A_formula_that_fails_is_its_error_and_no_cell_error(string error)
    {
        foreach (var key in new[] { "Fo01", "Fo02", "Fo03", "Fo04", "Fo05", "Fo06" })
            Assert.Empty((await Types.ReadCellAsync(key, $"\"{error}\"")).CellErrors);

        var day = (await Types.ReadCellAsync("Fo04", $"\"{error}\"")).FormulaDay;
        Assert.Equal((false, error), (day.HasValue, day.Error));
        Assert.Equal(error, Assert.Throws<SeaTableFormulaException>(() => day.Value).Error);
        Assert.Equal(error, day.ToString());
        Assert.False(day.TryGetValue(out _));
    }

    [Fact]
    public async Task Links_and_what_is_computed_over_them()
    {
        var row = (await Types.ReadAsync("""
            [{"_id":"r","Li01":[{"display_value":1.1,"row_id":"a"},{"display_value":1.1,"row_id":"b"},{"display_value":1.4,"row_id":"c"}],
              "Lf01":6,"Lf08":[1.4],"Lf09":[1.1],"Lf02":[1.1,1.1,1.2,1.3,1.4,1.4],"Lf11":1.25,"Lf12":"1.1 1.1 1.2 1.3 1.4 1.4",
              "Lf10":[1.1,1.2],"Lf03":["100000","blue"],"Lf04":[["100000","old"],[]],"Lf05":["2030-06-20T00:00:00+02:00",null],"Lf06":[5.23],"Lf07":[["a@auth.local"],["b@auth.local"]]}]
            """))[0];

        Assert.Equal([new LinkedRow("a", "1.1"), new LinkedRow("b", "1.1"), new LinkedRow("c", "1.4")], row.Others);
        Assert.False(row.Others.IsTruncated);
        Assert.Equal(6, row.Count);
        Assert.Equal([1.4], row.Largest);
        Assert.Equal([1.1], row.Smallest);
        Assert.Equal([1.1, 1.1, 1.2, 1.3, 1.4, 1.4], row.LookupNumbers);
        Assert.Equal(1.25, row.Average.Value);
        Assert.Equal("1.1 1.1 1.2 1.3 1.4 1.4", row.Joined.Value);
        Assert.Equal([1.1, 1.2], row.Different);
        Assert.Equal([OthersKind.Red, OthersKind.Blue], row.LookupOptions);
        Assert.Equal([OthersTags.Big, OthersTags.Old], row.LookupTags);
        Assert.Equal([new DateOnly(2030, 6, 20)], row.LookupDays);
        Assert.Equal([5.23m], row.LookupMoney);
        Assert.Equal(["a@auth.local", "b@auth.local"], row.LookupPeople);
        Assert.Empty(row.CellErrors);
    }

    [Fact]
    public async Task System_fields_and_people()
    {
        var row = (await Types.ReadAsync("""
            [{"_id":"r","_archived":true,"_creator":"5f0@auth.local","_ctime":"2021-02-09T12:23:17.761+00:00","_last_modifier":"my app","_locked":true,"_locked_by":"x","_mtime":"2021-02-09T14:23:23.4+02:00",
              "Co01":["5f0@auth.local"],"De01":17,"Nw01":{"light":true}}]
            """))[0];

        Assert.True(row.RowIsArchived);
        Assert.True(row.RowIsLocked);
        Assert.Equal("5f0@auth.local", row.Creator);
        Assert.Equal("my app", row.LastModifier);
        Assert.Equal(new DateTimeOffset(2021, 2, 9, 12, 23, 17, 761, TimeSpan.Zero), row.Created);
        Assert.Equal(new DateTimeOffset(2021, 2, 9, 12, 23, 23, 400, TimeSpan.Zero), row.Modified);
        Assert.Equal(["5f0@auth.local"], row.People);
        Assert.Equal(17, row.Department);
        Assert.True(row.FromTheFuture!.Value.GetProperty("light").GetBoolean());
    }
}
