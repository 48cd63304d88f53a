using System.Text.Json;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>A base with a column of each type, and files beside it.</summary>
internal sealed class RowsBase : IAsyncDisposable
{
    private const string Schema = """
        { "collaborators": [
            { "email": "aa@auth.local", "name": "Ada", "contact_email": "ada@example.com" },
            { "email": "bb@auth.local", "name": "Ben", "contact_email": "ben@example.com" } ],
          "tables": [
          { "_id": "0000", "name": "Items", "columns": [
            { "key": "0000", "name": "Name", "type": "text" },
            { "key": "Nt01", "name": "Notes", "type": "long-text" },
            { "key": "Nu02", "name": "Count", "type": "number", "data": { "format": "number", "enable_check_format": true,
              "format_min_value": -1000000, "format_max_value": 1000000 } },
            { "key": "Pr03", "name": "Price", "type": "number", "data": { "format": "euro" } },
            { "key": "Ch04", "name": "Done", "type": "checkbox" },
            { "key": "Da05", "name": "Day", "type": "date", "data": { "format": "YYYY-MM-DD" } },
            { "key": "Mo06", "name": "At", "type": "date", "data": { "format": "YYYY-MM-DD HH:mm" } },
            { "key": "Du07", "name": "Effort", "type": "duration", "data": { "format": "duration", "duration_format": "h:mm" } },
            { "key": "Si08", "name": "State", "type": "single-select", "data": { "options": [
              { "id": "1", "name": "Open" }, { "id": "2", "name": "Closed, late" } ] } },
            { "key": "Mu09", "name": "Tags", "type": "multiple-select", "data": { "options": [
              { "id": "3", "name": "Red" }, { "id": "4", "name": "Green, dark" }, { "id": "5", "name": "say \"x\"" } ] } },
            { "key": "Us10", "name": "Owners", "type": "collaborator" },
            { "key": "Im11", "name": "Photos", "type": "image" },
            { "key": "Fi12", "name": "Files", "type": "file" },
            { "key": "Ge13", "name": "Place", "type": "geolocation", "data": { "geo_format": "lng_lat" } },
            { "key": "Ra14", "name": "Stars", "type": "rate", "data": { "rate_max_number": 5 } },
            { "key": "Em15", "name": "Email", "type": "email" },
            { "key": "Ur16", "name": "Web", "type": "url" },
            { "key": "Sg17", "name": "Signed", "type": "digital-sign" },
            { "key": "De18", "name": "Unit", "type": "department-single-select" },
            { "key": "Li19", "name": "Parts", "type": "link", "data": { "table_id": "0000", "other_table_id": "Pa01",
              "link_id": "L001", "display_column_key": "0000" } },
            { "key": "No20", "name": "No", "type": "auto-number", "data": { "format": "0000" } },
            { "key": "Fo21", "name": "Twice", "type": "formula", "data": { "formula": "{Count}*2", "result_type": "number" } } ],
            "views": [ { "_id": "0000", "name": "All", "type": "table" },
              { "_id": "Vw01", "name": "Few", "type": "table", "hidden_columns": [ "Nt01" ] } ] },
          { "_id": "Pa01", "name": "Parts", "columns": [
            { "key": "0000", "name": "Part", "type": "text" },
            { "key": "Li02", "name": "Items", "type": "link", "data": { "table_id": "0000", "other_table_id": "Pa01",
              "link_id": "L001", "display_column_key": "0000" } } ] } ] }
        """;

    private RowsBase(ToolBase @base) => Base = @base;

    internal ToolBase Base { get; }

    internal string Folder => Base.Folder;

    internal static async Task<RowsBase> StartAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("seatable-rows-").FullName, "rows.seatable.json");
        await File.WriteAllTextAsync(file, Schema);
        return new RowsBase(await ToolBase.StartAsync(file));
    }

    /// <summary>Writes a file, and gives its path.</summary>
    internal string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    internal string PathOf(string name) => Path.Combine(Folder, name);

    internal Task<ToolRun> RunAsync(params string[] arguments) => Base.RunAsync(arguments);

    internal Task<ToolRun> ImportAsync(string file, params string[] options) =>
        RunAsync(["rows", "import", file, "--table", "Items", .. options]);

    /// <summary>Reads rows past the tool.</summary>
    internal async Task<IReadOnlyList<SqlRow>> SqlAsync(string sql)
    {
        var client = new SeaTableClient(new SeaTableOptions { Server = Base.Emulator.Server, ApiToken = Base.Emulator.ApiToken });
        return (await client.SqlAsync(SqlText.Raw(sql))).Rows;
    }

    /// <summary>How often each name is in the table.</summary>
    internal async Task<Dictionary<string, int>> CountNamesAsync()
    {
        var rows = new List<string>();
        for (var start = 0; ; start += 10_000)
        {
            var page = await SqlAsync($"SELECT Name FROM Items ORDER BY _ctime, _id LIMIT 10000 OFFSET {start}");
            rows.AddRange(page.Select(row => row.GetString("Name") ?? ""));
            if (page.Count < 10_000)
                return rows.CountBy(name => name).ToDictionary();
        }
    }

    internal async Task<JsonElement> CellAsync(string name, string column) =>
        Assert.Single(await SqlAsync($"SELECT `{column}` FROM Items WHERE Name = '{name}' LIMIT 2"))[column];

    public ValueTask DisposeAsync() => Base.DisposeAsync();
}
