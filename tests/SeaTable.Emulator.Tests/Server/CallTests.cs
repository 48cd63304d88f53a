using System.Net;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

/// <summary>What a test sees of the calls, and how many it allows.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private Workshop _workshop = null!;

    private SeaTableEmulator Emulator => _workshop.Emulator;

    public async Task InitializeAsync()
    {
        _workshop = await Workshop.OpenAsync();
        Emulator.ClearRequests();
    }

    public async Task DisposeAsync() => await _workshop.DisposeAsync();

    [Theory]
    [InlineData("GET", "metadata/", null, EmulatorOperation.GetMetadata, null, 0)]
    [InlineData("GET", "rows/?table_name=Jobs", null, EmulatorOperation.ListRows, "Jobs", 0)]
    [InlineData("GET", "rows/?table_id=0000", null, EmulatorOperation.ListRows, "Jobs", 0)]
    [InlineData("GET", "rows/?table_id=gone&table_name=Jobs", null, EmulatorOperation.ListRows, "Jobs", 0)]
    [InlineData("GET", "rows/abc/?table_name=Nothing", null, EmulatorOperation.GetRow, "Nothing", 0)]
    [InlineData("POST", "rows/", """{"rows": [{"Title": "x"}, {"Title": {"rows": [1]}}], "table_name": "Jobs"}""",
        EmulatorOperation.AppendRows, "Jobs", 2)]
    [InlineData("PUT", "rows/", """{"table_id": "0000", "updates": [{"row_id": "x", "row": {}}]}""",
        EmulatorOperation.UpdateRows, "Jobs", 1)]
    [InlineData("DELETE", "rows/", """{"table_name": "Jobs", "row_ids": ["a", "b", "c"]}""",
        EmulatorOperation.DeleteRows, "Jobs", 3)]
    [InlineData("POST", "links/", """
        {"table_name": "Jobs", "other_table_name": "Parts", "link_id": "x", "other_rows_ids_map": {"a": ["b", "c"], "d": []}}
        """, EmulatorOperation.AddLinks, "Jobs", 2)]
    [InlineData("POST", "sql/", """{"sql": "UPDATE `Jobs` SET Title = 'x'"}""", EmulatorOperation.RunSql, "Jobs", 0)]
    [InlineData("PUT", "tables/", """{"table_name": "Jobs", "new_table_name": "Tasks"}""",
        EmulatorOperation.RenameTable, "Jobs", 0)]
    [InlineData("POST", "sql/", """{"sql": "SELECT""", EmulatorOperation.RunSql, null, 0)]
    [InlineData("POST", "rows/", """{"table_name": "Jobs", "rows": [{}, """, EmulatorOperation.AppendRows, "Jobs", 0)]
    [InlineData("POST", "rows/", "[]", EmulatorOperation.AppendRows, null, 0)]
    [InlineData("PATCH", "rows/", """{"table_name": "Jobs"}""", EmulatorOperation.None, "Jobs", 0)]
    [InlineData("GET", "nothing/", null, EmulatorOperation.None, null, 0)]
    public async Task A_call_tells_what_it_asked_for(
        string method, string path, string? body, EmulatorOperation operation, string? table, int rows)
    {
        await _workshop.TryAsync(method, path, body);

        var call = Assert.Single(Emulator.Calls);
        Assert.Equal((operation, table, rows), (call.Operation, call.Table, call.RowsSent));
    }

    [Fact]
    public async Task Calls_within_the_budget_pass_and_those_beyond_it_are_listed()
    {
        await _workshop.AddAsync("""{"Title": "x"}""");
        Emulator.Faults.Next(Fault.ErrorBeforeWrite(HttpStatusCode.BadGateway));
        await _workshop.TryAsync("GET", "rows/?table_name=Jobs");
        await _workshop.TryAsync("GET", "nothing/");

        Emulator.AssertCalls(3);
        Emulator.AssertCalls(EmulatorOperation.AppendRows, 1);
        Emulator.AssertCalls(EmulatorOperation.RunSql, 0);

        var all = Assert.Throws<SeaTableEmulatorException>(() => Emulator.AssertCalls(2));
        Assert.Equal(
            $"""
            There were 3 calls, and at most 2 should be:
            1. AppendRows of "Jobs" with 1 row: 200
            2. ListRows of "Jobs": 502 after Fault.ErrorBeforeWrite(502)
            3. GET /api-gateway/api/v2/dtables/{Emulator.BaseUuid}/nothing/: 404
            """.ReplaceLineEndings("\n"),
            all.Message);

        var one = Assert.Throws<SeaTableEmulatorException>(() => Emulator.AssertCalls(EmulatorOperation.AppendRows, 0));
        Assert.Equal(
            "There was 1 call of AppendRows, and at most 0 should be:\n1. AppendRows of \"Jobs\" with 1 row: 200", one.Message);
    }

    [Fact]
    public async Task Calls_that_are_forgotten_count_all_the_same()
    {
        await using var workshop = await Workshop.OpenAsync(
            new SeaTableEmulatorOptions { InProcess = true, RecordedRequests = 2 });
        workshop.Emulator.ClearRequests();
        for (var call = 0; call < 5; call++)
            await workshop.CallAsync("GET", "metadata/");

        workshop.Emulator.AssertCalls(EmulatorOperation.GetMetadata, 5);
        var error = Assert.Throws<SeaTableEmulatorException>(() => workshop.Emulator.AssertCalls(4));
        Assert.Equal(
            "There were 5 calls, and at most 4 should be:\n… 3 before these\n4. GetMetadata: 200\n5. GetMetadata: 200",
            error.Message);

        workshop.Emulator.ClearRequests();
        workshop.Emulator.AssertCalls(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => workshop.Emulator.AssertCalls(-1));
    }
}
