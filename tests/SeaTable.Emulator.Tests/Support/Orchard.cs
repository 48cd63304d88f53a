namespace SeaTable.Emulator.Tests.Support;

/// <summary>
/// A workshop with two more tables, of an invented orchard: <c>Trees</c> with one column of every type that statements can look
/// at and four rows, of which the last has a name only, and <c>Harvests</c> to join them with.
/// </summary>
public sealed class Orchard : IAsyncLifetime
{
    private Workshop? _workshop;

    internal Workshop Workshop => _workshop!;

    /// <summary>The rows of Trees: Ash, Birch, Cherry, Elder.</summary>
    internal IReadOnlyDictionary<string, string> Ids { get; private set; } = new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        _workshop = await PlantedAsync(new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") });
        var rows = await _workshop.ListAsync("table_name=Trees&convert_keys=true");
        Ids = rows.ToDictionary(row => (string)row!["Name"]!, row => (string)row!["_id"]!);
    }

    public async Task DisposeAsync()
    {
        if (_workshop is not null)
            await _workshop.DisposeAsync();
    }

    /// <summary>A workshop of one's own, for tests that change rows.</summary>
    internal static async Task<Workshop> PlantedAsync(SeaTableEmulatorOptions? options = null)
    {
        var workshop = await Workshop.OpenAsync(options);
        await workshop.CallAsync("POST", "tables/", """
            {"table_name": "Trees", "columns": [
                {"column_name": "Name", "column_type": "text"},
                {"column_name": "Height", "column_type": "number"},
                {"column_name": "Age", "column_type": "number"},
                {"column_name": "Town", "column_type": "text"},
                {"column_name": "Planted", "column_type": "date", "column_data": {"format": "YYYY-MM-DD"}},
                {"column_name": "Seen", "column_type": "date", "column_data": {"format": "DD.MM.YYYY HH:mm"}},
                {"column_name": "Healthy", "column_type": "checkbox"},
                {"column_name": "Pruning", "column_type": "duration"},
                {"column_name": "Grade", "column_type": "rate"},
                {"column_name": "State", "column_type": "single-select", "column_data": {"options": [
                    {"id": "7", "name": "ripe"}, {"id": "3", "name": "green"}, {"id": "12", "name": "bare"}]}},
                {"column_name": "Uses", "column_type": "multiple-select", "column_data": {"options": [
                    {"id": "1", "name": "shade"}, {"id": "2", "name": "juice"}, {"id": "3", "name": "hot wood"}]}},
                {"column_name": "Keepers", "column_type": "collaborator"},
                {"column_name": "Spot", "column_type": "geolocation", "column_data": {"geo_format": "country_region"}},
                {"column_name": "Web page", "column_type": "url"},
                {"column_name": "Papers", "column_type": "file"},
                {"column_name": "No", "column_type": "auto-number"},
                {"column_name": "Half", "column_type": "formula", "column_data": {"formula": "{Height} / 2"}},
                {"column_name": "Ratio", "column_type": "formula", "column_data": {"formula": "{Height} / {Grade}"}}]}
            """);
        await workshop.CallAsync("POST", "rows/", """
            {"table_name": "Trees", "rows": [
                {"Name": "Ash", "Height": 12.5, "Age": 30, "Town": "Bonn", "Planted": "1995-03-15", "Seen": "2025-06-01 08:30",
                 "Healthy": true,
                 "Pruning": 5400, "Grade": 4, "State": "ripe", "Uses": ["shade", "juice"], "Keepers": ["ada@auth.local"],
                 "Spot": {"country_region": "Germany"}, "Web page": "https://ash.example"},
                {"Name": "Birch", "Height": -3, "Age": 25, "Town": "Graz", "Planted": "2000-07-22", "Seen": "2025-06-01 21:05",
                 "Healthy": false,
                 "Pruning": 60, "Grade": 0, "State": "green", "Uses": ["hot wood"], "Keepers": ["ada@auth.local",
                  "bob@auth.local"],
                 "Spot": {"country_region": "Austria"}, "Web page": "http://birch.example/a"},
                {"Name": "Cherry", "Height": 100, "Age": 35, "Town": "Bonn", "Planted": "1990-12-01", "State": "ripe",
                 "Uses": ["juice", "hot wood", "shade"], "Grade": 2},
                {"Name": "Elder"}]}
            """);
        await workshop.CallAsync("POST", "tables/", """
            {"table_name": "Harvests", "columns": [
                {"column_name": "Code", "column_type": "number"},
                {"column_name": "Tree", "column_type": "text"},
                {"column_name": "Kilos", "column_type": "number"},
                {"column_name": "Mood", "column_type": "single-select", "column_data": {"options": [{"id": "5",
                 "name": "green"}, {"id": "6", "name": "ripe"}]}}]}
            """);
        await workshop.CallAsync("POST", "rows/", """
            {"table_name": "Harvests", "rows": [
                {"Code": 100, "Tree": "Ash", "Kilos": 7, "Mood": "ripe"}, {"Code": 101, "Tree": "Birch", "Kilos": 1},
                {"Code": 102, "Tree": "Ash", "Kilos": 9, "Mood": "green"}, {"Code": 103, "Kilos": 2}]}
            """);
        return workshop;
    }
}
