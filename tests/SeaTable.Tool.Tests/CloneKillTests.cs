using SeaTable.Emulator;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>Clones whose processes end in the middle.</summary>
public sealed class CloneKillTests
{
    [Fact]
    public async Task A_clone_that_is_killed_twice_goes_on_and_equals_the_base()
    {
        await using var crm = await ToolBase.StartAsync();
        await CrmRows.AddAsync(crm.Emulator, contacts: 5000, noteLength: 8000);
        using (crm.Emulator.Faults.Always(Fault.Latency(TimeSpan.FromMilliseconds(100)), HttpMethod.Post, "sql/"))
        {
            for (var kill = 0; kill < 2; kill++)
            {
                using var process = ToolProcess.Start(crm.With("clone", "-o", crm.DataFile));
                var before = PagesOf(crm.Emulator);
                while (PagesOf(crm.Emulator) < before + 4)
                    await Task.Delay(10);

                process.Kill();
                var served = await ToolRun.StartAsync("serve", crm.DataFile);
                Assert.Equal(2, served.ExitCode);
                Assert.Contains("is not whole", served.Error, StringComparison.Ordinal);
            }
        }

        using var last = ToolProcess.Start(crm.With("clone", "-o", crm.DataFile));
        var (exitCode, error) = await last.EndAsync();

        Assert.True(exitCode == 0, error);
        Assert.True(PagesOf(crm.Emulator) < 25, "What was read is not read again.");
        await crm.AssertIsClonedAsync();
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_and_the_clone_goes_on_when_there_is_room()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var crm = await ToolBase.StartAsync();
        await CrmRows.AddAsync(crm.Emulator, contacts: 2500, noteLength: 6000);

        using var full = ToolProcess.StartWithSmallDisk(8000, crm.With("clone", "-o", crm.DataFile));
        var (exitCode, error) = await full.EndAsync();
        var resumed = await crm.RunAsync("clone", "-o", crm.DataFile);

        Assert.True(exitCode == 2, error);
        Assert.Contains("see that there is room on the disk", error, StringComparison.Ordinal);
        Assert.Contains("is not whole yet", error, StringComparison.Ordinal);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        await crm.AssertIsClonedAsync();
    }

    private static int PagesOf(SeaTableEmulator emulator) => emulator.Calls.Count(
        request => request.Path.EndsWith("sql/", StringComparison.Ordinal)
            && request.Body.Contains("SELECT * FROM", StringComparison.Ordinal));
}
