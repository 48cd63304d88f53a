using SeaTable.Samples.Tests.Harness;

namespace SeaTable.Samples.Tests;

/// <summary>samples/Files: a folder goes up, comes back the same, and nothing stays in the base.</summary>
public sealed class FilesTests
{
    [Fact]
    public async Task Without_a_server_it_shows_everything_by_itself()
    {
        await using var sample = Sample.Start("Files", null, null);

        Assert.Equal(0, await sample.EndAsync());
        Assert.Contains("Difference engine: offer", sample.Output, StringComparison.Ordinal);
        Assert.Contains("3 files came back as they were.", sample.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_ones_own_is_left_alone_and_the_base_is_as_before()
    {
        await using var server = await Server.StartAsync();
        var folder = Directory.CreateTempSubdirectory("seatable-test-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "offer.txt"), "twelve engines");
            await using var sample = Sample.Start("Files", server.Emulator.Server, server.Emulator.ApiToken, folder.FullName);

            Assert.Equal(0, await sample.EndAsync());
            Assert.Contains("1 files came back as they were.", sample.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(server.Emulator.ApiToken, sample.Output, StringComparison.Ordinal);
            Assert.Single(folder.GetFiles());
            Assert.Equal(0, await server.Crm.Deals.CountAsync());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_server_without_a_token_and_a_folder_that_is_not_there_are_told_in_a_line()
    {
        await using var noToken = Sample.Start("Files", new Uri("http://127.0.0.1:9"), null);
        await using var noFolder = Sample.Start("Files", null, null, "no-such-folder");

        Assert.Equal(1, await noToken.EndAsync());
        Assert.Contains(SeaTableOptions.ApiTokenVariable, noToken.Output, StringComparison.Ordinal);
        Assert.Equal(1, await noFolder.EndAsync());
        Assert.Contains("no-such-folder", noFolder.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", noFolder.Output, StringComparison.Ordinal);
    }
}
