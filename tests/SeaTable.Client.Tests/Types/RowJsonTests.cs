using System.Text.Json;

namespace SeaTable.Client.Tests;

/// <summary>A row as a web API sends it and takes it: whole, with no setting of System.Text.Json.</summary>
public class RowJsonTests
{
    private const string Cells = """
        [{"_id":"Qt8xIBbHSlGQsHhwYPZQhg","0000":"ABC","Nu00":4.5,"Nu03":10.25,"Cb01":true,"Da00":"2030-06-20T00:00:00+02:00",
          "Dt00":"2030-06-20T23:55:00+02:00","Du00":5400,"Ss01":"100000","Ms01":["100000","107919"],"Im01":["https://a.example/x.png"],
          "Fi01":[{"name":"a.txt","size":3,"type":"file","url":"/workspace/1/a.txt"}],"Co01":["a@auth.local"],"Ra01":"many",
          "Ge00":{"lng":13.4,"lat":52.5},"Si01":{"username":"a@auth.local","sign_image_url":"/workspace/1/s.png","sign_time":"2024-06-05T11:22:33+02:00"},
          "Li01":[{"row_id":"abc","display_value":1.1}],"Lf01":1,"Lf02":[1.1],"Lf03":["100000"],"Fo01":"#DIV/0!","Fo06":3,"Nw01":{"a":1},
          "_ctime":"2021-02-09T12:23:17.761+00:00","_creator":"a@auth.local"}]
        """;

    [Theory]
    [InlineData("RowId", "\"Qt8xIBbHSlGQsHhwYPZQhg\"")]
    [InlineData("RowCreatedAt", "\"2021-02-09T12:23:17.761+00:00\"")]
    [InlineData("Text", "\"ABC\"")]
    [InlineData("Email", "null")]
    [InlineData("Number", "4.5")]
    [InlineData("Euro", "10.25")]
    [InlineData("Checkbox", "true")]
    [InlineData("DateISO", "\"2030-06-20\"")]
    [InlineData("TimeISO", "\"2030-06-20T23:55:00+02:00\"")]
    [InlineData("DurationMinutes", "\"01:30:00\"")]
    [InlineData("Select", "\"option-1\"")]
    [InlineData("Multiple", """["option-1","option-2"]""")]
    [InlineData("Images", """["https://a.example/x.png"]""")]
    [InlineData("Files", """[{"Name":"a.txt","Size":3,"Url":"/workspace/1/a.txt","Type":"file","UploadedAt":null}]""")]
    [InlineData("People", """["a@auth.local"]""")]
    [InlineData("Rating", "null")]
    [InlineData("Signature", """{"UserName":"a@auth.local","ImageUrl":"/workspace/1/s.png","SignedAt":"2024-06-05T11:22:33+02:00"}""")]
    [InlineData("Others", """[{"RowId":"abc","DisplayValue":"1.1"}]""")]
    [InlineData("Count", "1")]
    [InlineData("LookupNumbers", "[1.1]")]
    [InlineData("LookupOptions", """["red"]""")]
    [InlineData("FormulaNumber", "null")]
    [InlineData("FormulaText", "null")]
    [InlineData("FormulaUnknown", "3")]
    [InlineData("FromTheFuture", """{"a":1}""")]
    public async Task Every_cell_is_written_as_what_it_is(string property, string json) =>
        Assert.Equal(json, (await ReadAsync()).Json.GetProperty(property).GetRawText());

    [Fact]
    public async Task A_place_has_all_its_parts()
    {
        var place = (await ReadAsync()).Json.GetProperty("PlaceCoordinates");

        Assert.Equal((52.5, 13.4), (place.GetProperty("Latitude").GetDouble(), place.GetProperty("Longitude").GetDouble()));
        Assert.Equal(JsonValueKind.Null, place.GetProperty("CountryRegion").ValueKind);
    }

    [Fact]
    public async Task Cells_that_do_not_fit_are_told()
    {
        var error = Assert.Single((await ReadAsync()).Json.GetProperty("CellErrors").EnumerateArray());

        Assert.Equal("Rating", error.GetProperty("Column").GetString());
        Assert.Equal("\"many\"", error.GetProperty("Json").GetString());
    }

    [Fact]
    public async Task What_a_row_knows_of_its_changes_is_not_in_its_JSON()
    {
        var names = (await ReadAsync()).Json.EnumerateObject().Select(member => member.Name).ToList();

        Assert.DoesNotContain("IsChanged", names);
        Assert.DoesNotContain("ChangedColumns", names);
    }

    [Theory]
    [InlineData("""{"RowId":"Qt8xIBbHSlGQsHhwYPZQhg","Text":"x"}""")]
    [InlineData("""{"RowId":null,"Text":"x"}""")]
    [InlineData("""{"RowId":{"a":[1]},"Text":"x"}""")]
    [InlineData("""{"RowId":["Qt8xIBbHSlGQsHhwYPZQhg"],"Text":"x"}""")]
    [InlineData("""{"rowId":"Qt8xIBbHSlGQsHhwYPZQhg","text":"x"}""")]
    public void JSON_does_not_choose_the_row(string json)
    {
        var row = JsonSerializer.Deserialize<EverythingRow>(json, JsonSerializerOptions.Web)!;

        Assert.Equal(("", "x"), (row.RowId, row.Text));
    }

    [Fact]
    public void JSON_chooses_the_row_where_the_program_permits_it()
    {
        var options = SeaTableJson.AllowRowIds(new JsonSerializerOptions(JsonSerializerDefaults.Web));

        var row = JsonSerializer.Deserialize<EverythingRow>("""{"rowId":"Qt8xIBbHSlGQsHhwYPZQhg","text":"x"}""", options)!;

        Assert.Equal(("Qt8xIBbHSlGQsHhwYPZQhg", "x"), (row.RowId, row.Text));
        Assert.Equal(["Text"], row.ChangedColumns);
        Assert.Equal("", JsonSerializer.Deserialize<EverythingRow>("""{"rowId":null}""", options)!.RowId);
    }

    [Fact]
    public async Task A_row_that_comes_back_holds_what_can_be_written()
    {
        var (row, json) = await ReadAsync();

        var back = json.Deserialize<EverythingRow>(SeaTableJson.AllowRowIds(new JsonSerializerOptions()))!;

        Assert.Equal(row.RowId, back.RowId);
        Assert.Equal((row.Text, row.Number, row.Euro, row.Checkbox), (back.Text, back.Number, back.Euro, back.Checkbox));
        Assert.Equal((row.DateISO, row.TimeISO, row.DurationMinutes), (back.DateISO, back.TimeISO, back.DurationMinutes));
        Assert.Equal(row.Select, back.Select);
        Assert.Equal(row.Multiple, back.Multiple);
        Assert.Equal(row.Images, back.Images);
        Assert.Equal(row.Files, back.Files);
        Assert.Equal(row.People, back.People);
        Assert.Equal(row.PlaceCoordinates, back.PlaceCoordinates);
        Assert.Equal(row.Signature, back.Signature);
        Assert.Empty(back.Others);
    }

    private static async Task<(EverythingRow Row, JsonElement Json)> ReadAsync()
    {
        var row = Assert.Single(await Types.ReadAsync(Cells));
        return (row, JsonSerializer.SerializeToElement(row));
    }
}
