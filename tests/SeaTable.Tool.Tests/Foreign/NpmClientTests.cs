using System.Text.Json.Nodes;
using SeaTable.Emulator;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Foreign;

/// <summary>
/// A client that SeaTable itself publishes, with all its methods: what it gets is checked by the program in <c>Node</c>, what the
/// server was asked and what became of the base here.
/// </summary>
public sealed class NpmClientTests : IDisposable
{
    private static readonly Dictionary<string, EmulatorOperation> s_operations = new()
    {
        ["getDTable"] = EmulatorOperation.GetBase,
        ["getMetadata"] = EmulatorOperation.GetMetadata,
        ["addTable"] = EmulatorOperation.CreateTable,
        ["renameTable"] = EmulatorOperation.RenameTable,
        ["deleteTable"] = EmulatorOperation.DeleteTable,
        ["listViews"] = EmulatorOperation.ListViews,
        ["getViewByName"] = EmulatorOperation.GetView,
        ["addView"] = EmulatorOperation.CreateView,
        ["renameView"] = EmulatorOperation.UpdateView,
        ["deleteView"] = EmulatorOperation.DeleteView,
        ["listColumns"] = EmulatorOperation.ListColumns,
        ["insertColumn"] = EmulatorOperation.InsertColumn,
        ["renameColumn"] = EmulatorOperation.UpdateColumn,
        ["resizeColumn"] = EmulatorOperation.UpdateColumn,
        ["freezeColumn"] = EmulatorOperation.UpdateColumn,
        ["moveColumn"] = EmulatorOperation.UpdateColumn,
        ["modifyColumnType"] = EmulatorOperation.UpdateColumn,
        ["addColumnOptions"] = EmulatorOperation.AddOptions,
        ["addColumnCascadeSettings"] = EmulatorOperation.SetCascade,
        ["deleteColumn"] = EmulatorOperation.DeleteColumn,
        ["listRows"] = EmulatorOperation.ListRows,
        ["getRow"] = EmulatorOperation.GetRow,
        ["appendRow"] = EmulatorOperation.AppendRows,
        ["batchAppendRows"] = EmulatorOperation.AppendRows,
        ["updateRow"] = EmulatorOperation.UpdateRows,
        ["batchUpdateRows"] = EmulatorOperation.UpdateRows,
        ["deleteRow"] = EmulatorOperation.DeleteRows,
        ["batchDeleteRows"] = EmulatorOperation.DeleteRows,
        ["addLink"] = EmulatorOperation.AddLinks,
        ["removeLink"] = EmulatorOperation.RemoveLinks,
        ["updateLink"] = EmulatorOperation.ReplaceLinks,
        ["batchUpdateLinks"] = EmulatorOperation.ReplaceLinks,
        ["getLinkedRecords"] = EmulatorOperation.QueryLinks,
        ["query"] = EmulatorOperation.RunSql,
    };

    // These ask the server for nothing, or, as insertRow, by another method.
    private static readonly string[] s_silent = ["init", "setResponseHeaders", "getResponseHeaders", "insertRow"];

    private readonly string _folder = Directory.CreateTempSubdirectory("seatable-npm-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NodeFact]
    public async Task Every_method_of_the_npm_client_works_on_a_served_base()
    {
        using var served = await ServedFile.StartAsync(NpmClient.Boats, Path.Combine(_folder, "boats.db"));

        var calls = await NpmClient.CallEveryMethodAsync(served.Server, served.ApiToken);

        Assert.Equal((45, 38, 35), (calls.Base.Count, calls.Gateway.Count, calls.OldAddresses));
        var tables = (await served.TryAsync("GET", "metadata/"))!["metadata"]!["tables"]!.AsArray();
        Assert.Equal(
            ["Boats: Name, Length, Rig, Gear, Launched, Races", "Races: Title, Boats", "Sailors: Name, Age, Country, Port, Rank"],
            tables.Select(table => $"{table!["name"]}: {string.Join(", ", Values(table["columns"], "name"))}"));
        Assert.All(tables, table => Assert.Single(table!["views"]!.AsArray()));
        var boats = await RowsAsync(served, "Boats");
        Assert.Equal(["Ada", "Cyd"], Values(boats, "Name"));
        Assert.Equal(["10", "12"], Values(boats, "Length"));
        Assert.Equal(["sloop", "ketch"], Values(boats, "Rig"));
        Assert.Equal(["Night race"], Values(boats[0]!["Races"], "display_value"));
        Assert.Equal(["Round the isle", "Night race"], Values(boats[1]!["Races"], "display_value"));
        Assert.Equal(["Finn", "Gus", "Hal"], Values(await RowsAsync(served, "Sailors"), "Name"));
    }

    [NodeFact]
    public async Task The_emulator_is_asked_for_what_the_methods_of_the_npm_client_say()
    {
        await using var emulator = await SeaTableEmulator.StartAsync(NpmClient.Boats);

        var calls = await NpmClient.CallEveryMethodAsync(emulator.Server, emulator.ApiToken);

        var expected = calls.Gateway.Where(call => !s_silent.Contains(call.Key)).GroupBy(call => s_operations[call.Key])
            .ToDictionary(group => group.Key, group => group.Sum(call => call.Value));
        expected[EmulatorOperation.ExchangeApiToken] = calls.Base["auth"];
        expected[EmulatorOperation.None] = calls.OldAddresses;
        Assert.Equal(
            expected.OrderBy(pair => pair.Key),
            emulator.Calls.GroupBy(call => call.Operation).ToDictionary(group => group.Key, group => group.Count())
                .OrderBy(pair => pair.Key));
        Assert.All(emulator.Calls, call => Assert.Null(call.Failure));
        Assert.All(
            emulator.Calls.Where(call => call.Operation == EmulatorOperation.None), call => Assert.Equal(404, call.StatusCode));
        Assert.Equal(
            [("Boats", 5), ("Races", 2), ("Sailors", 3)],
            emulator.Calls.Where(call => call is { Operation: EmulatorOperation.AppendRows, StatusCode: 200 })
                .GroupBy(call => call.Table!).Select(group => (group.Key, group.Sum(call => call.RowsSent))).Order());
    }

    private static async Task<JsonArray> RowsAsync(ServedFile served, string table) =>
        (await served.TryAsync("GET", $"rows/?table_name={table}&convert_keys=true"))!["rows"]!.AsArray();

    private static IEnumerable<string> Values(JsonNode? things, string member) =>
        things!.AsArray().Select(thing => thing![member]!.ToString());
}
