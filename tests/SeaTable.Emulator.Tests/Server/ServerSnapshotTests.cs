using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Server;

public sealed class ServerSnapshotTests
{
    [Fact]
    public async Task A_snapshot_is_answered_as_made_when_the_last_one_is_old_and_something_has_changed()
    {
        var clock = new SteppingClock();
        await using var workshop = await Workshop.OpenAsync(new() { InProcess = true, TimeProvider = clock });

        var first = await CreateAsync();
        await workshop.AddAsync("""{"Title": "a"}""");
        clock.Now += TimeSpan.FromMinutes(9);
        var early = await CreateAsync();
        clock.Now += TimeSpan.FromMinutes(1);
        var second = await CreateAsync();
        clock.Now += TimeSpan.FromMinutes(10);
        var unchanged = await CreateAsync();

        Assert.Equal("created", (string?)first["status"]);
        var snapshot = first["snapshot"]!;
        Assert.Equal(
            (workshop.Emulator.BaseUuid, "workshop.dtable", 1741944413589),
            ((string?)snapshot["dtable_uuid"], (string?)snapshot["dtable_name"], (long)snapshot["ctime"]!));
        Assert.Matches("^[0-9a-f]{40}$", (string)snapshot["commit_id"]!);
        Assert.Equal(
            ("time_is_short", "created", "time_is_short"),
            ((string?)early["status"], (string?)second["status"], (string?)unchanged["status"]));

        Task<JsonNode> CreateAsync() => workshop.CallAsync("POST", "snapshot/", """{"dtable_name": "workshop"}""");
    }

    [Theory]
    [InlineData("GET", "db-operations/")]
    [InlineData("PUT", "restore-operations/7/")]
    public async Task An_operation_that_is_not_supported_is_named(string method, string path)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, error) = await workshop.TryAsync(method, path);

        Assert.Equal(501, status);
        Assert.Contains(path.Split('/')[0], (string)error!["error_message"]!, StringComparison.Ordinal);
    }
}
