using SeaTable.Emulator;
using SeaTable.Tool.Conformance;

namespace SeaTable.Tool.Tests.Harness;

/// <summary>Asks an emulator without a port what is derived from the description of the API.</summary>
internal static class DerivedRun
{
    /// <summary>Runs one group in a base of its own, and sees that what is refused changes nothing.</summary>
    internal static async Task<ConformanceResult> RunAsync(ProbeGroup group)
    {
        var folder = Directory.CreateTempSubdirectory("seatable-derived-").FullName;
        try
        {
            return await RunAsync(group, Path.Combine(folder, "base.seatable.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ConformanceResult> RunAsync(ProbeGroup group, string file)
    {
        await File.WriteAllTextAsync(file, """
            { "tables": [ { "_id": "0000", "name": "Table1", "columns": [ { "key": "0000", "name": "Name",
              "type": "text" } ] } ] }
            """);
        await using var emulator = await SeaTableEmulator.StartAsync(file, new SeaTableEmulatorOptions { InProcess = true });
        using var guard = new RefusalGuard(emulator);
        using var http = new HttpClient(guard) { BaseAddress = emulator.Server };
        var pace = new CallPace(int.MaxValue, TimeProvider.System);
        var server = new ProbedServer(http, emulator.Server, pace, TimeProvider.System);
        await server.OpenAsync(emulator.ApiToken, emulator.ReadOnlyApiToken, CancellationToken.None);
        var result = new ConformanceResult { Server = "here", Base = server.BaseUuid, Suite = "derived" };
        EmulatorSnapshot? begin = null;
        var run = new ConformanceRun(server, result, () => { }, () =>
        {
            if (begin is null)
                begin = emulator.TakeSnapshot();
            else
                emulator.Restore(begin);
        });

        await run.RunAsync([group], _ => { }, CancellationToken.None);

        Assert.Equal([], guard.Changes);
        return result;
    }
}
