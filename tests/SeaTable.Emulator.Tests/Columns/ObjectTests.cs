using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Columns;

public sealed class ObjectTests
{
    [Theory]
    [InlineData("Pictures", """["/workspace/1/x.png","https://example.org/y.png"]""",
        """["/workspace/1/x.png","https://example.org/y.png"]""")]
    [InlineData("Pictures", "\"http://example.org/y.png\"", """["http://example.org/y.png"]""")]
    [InlineData("Pictures", "\"https://example.org/y.png\"", "null")]
    [InlineData("Pictures", "[]", "null")]
    [InlineData("Files", """[{"name":"a.pdf","size":3,"type":"file","url":"u"},{"name":"b.pdf"}]""",
        """[{"name":"a.pdf","size":3,"type":"file","url":"u"}]""")]
    [InlineData("Files", """[{"name":"b.pdf"}]""", "null")]
    [InlineData("Files", "\"a.pdf\"", "null")]
    [InlineData("Keepers", """["0a1b@auth.local"]""", """["0a1b@auth.local"]""")]
    [InlineData("Keepers", "\"0a1b@auth.local\"", "null")]
    [InlineData("Place", """{"lng":8.23,"lat":50.00}""", """{"lng":8.23,"lat":50}""")]
    [InlineData("Place", "\"8.23,50\"", """{"lng":8.23,"lat":50}""")]
    [InlineData("Place", "\"x\"", "{}")]
    [InlineData("Country", """{"country_region":"Germany"}""", """{"country_region":"Germany"}""")]
    [InlineData("Signature", """{"username":"a","sign_image_url":"u","sign_time":"t"}""",
        """{"username":"a","sign_image_url":"u","sign_time":"t"}""")]
    [InlineData("Signature", "\"a\"", "null")]
    [InlineData("Department", "7", "7")]
    [InlineData("Department", "7.5", "null")]
    public async Task Quirk_20_lists_and_objects_are_kept_as_they_come_or_dropped(string column, string written, string read)
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal(read, await workshop.RoundTripAsync(column, written, "Parts"));
    }

    [Fact]
    public async Task Quirk_14_half_a_place_is_a_place()
    {
        await using var workshop = await Workshop.OpenAsync();

        Assert.Equal("""{"lat":50}""", await workshop.RoundTripAsync("Place", """{"lat": 50}""", "Parts"));
    }

    [Fact]
    public async Task Columns_whose_keys_differ_only_in_case_are_two_columns()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Stock": "capital", "stock": "small"}""", "Parts");

        var row = await workshop.GetAsync(id, "Parts", convertKeys: false);

        Assert.Equal(("capital", "small"), ((string?)row["TxT1"], (string?)row["tXt1"]));
    }
}
