using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Columns;

public sealed class GeolocationTests
{
    [Theory]
    [InlineData("lng_lat", """{"lng":8.23,"lat":50}""", """{"lng":8.23,"lat":50}""")]
    [InlineData("lng_lat", """{"lng":8.23}""", """{"lng":8.23}""")]
    [InlineData("lng_lat", "\"8.23,50\"", """{"lng":8.23,"lat":50}""")]
    [InlineData("lng_lat", "\"8.23， -50.5\"", """{"lng":8.23,"lat":-50.5}""")]
    [InlineData("lng_lat", "\"E8°13′48″,N50°0′0″\"", """{"lng":8.23,"lat":50}""")]
    [InlineData("lng_lat", "\"N50°30',W8°\"", """{"lng":-8,"lat":50.5}""")]
    [InlineData("lng_lat", "\"50°30'S, 8.5E\"", """{"lng":8.5,"lat":-50.5}""")]
    [InlineData("lng_lat", "\"N50,N51\"", "{}")]
    [InlineData("lng_lat", "\"somewhere\"", "{}")]
    [InlineData("lng_lat", "\"8\"", "{}")]
    [InlineData("lng_lat", "{}", "{}")]
    [InlineData("country_region", """{"country_region":"Germany"}""", """{"country_region":"Germany"}""")]
    [InlineData("country_region", "\"Germany\"", """{"country_region":"Germany"}""")]
    [InlineData("geolocation", """{"province":"山东省","city":"青岛市","district":"市南区","detail":"1"}""",
        """{"province":"山东省","city":"青岛市","district":"市南区","detail":"1"}""")]
    [InlineData("geolocation", """{"city":"青岛市"}""", """{"city":"青岛市"}""")]
    [InlineData("geolocation", "\"山东省青岛市市南区香港中路1号\"", """{"province":"山东省","city":"青岛市","district":"市南区","detail":"香港中路1号"}""")]
    [InlineData("geolocation", "\"北京市昌平区回龙观\"", """{"province":"北京市","city":"北京市","district":"昌平区","detail":"回龙观"}""")]
    [InlineData("geolocation", "\"10 Downing Street\"", """{"detail":"10 Downing Street"}""")]
    [InlineData("province_city_district", "\"山东省青岛市市南区1\"", """{"province":"山东省","city":"青岛市","district":"市南区"}""")]
    [InlineData("province_city", "\"山东省青岛市\"", """{"province":"山东省","city":"青岛市"}""")]
    [InlineData("province", "\"山东省\"", """{"province":"山东省"}""")]
    [InlineData("map_selection", """{"address":"Platz 1, Mainz","title":"Dom","lng":8.27,"lat":49.99}""",
        """{"address":"Platz 1, Mainz","title":"Dom","lng":8.27,"lat":49.99}""")]
    [InlineData("map_selection", "null", "null")]
    [InlineData("map_selection", "7", "null")]
    public async Task Every_form_of_a_place_is_kept_and_texts_are_taken_apart(string format, string written, string read)
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.CallAsync("POST", "columns/", $$$"""
            {"table_name": "Parts", "column_name": "Spot", "column_type": "geolocation",
             "column_data": {"geo_format": "{{{format}}}"}}
            """);

        Assert.Equal(read, await workshop.RoundTripAsync("Spot", written, "Parts"));
    }
}
