using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Xunit.Abstractions;

namespace SeaTable.Client.Tests;

[CollectionDefinition(nameof(LargeFileTests), DisableParallelization = true)]
public class LargeFilesAlone;

/// <summary>Files of any size take the same memory. SEATABLE_LARGE_FILE_MB says how large the large one is.</summary>
[Collection(nameof(LargeFileTests))]
public class LargeFileTests(ITestOutputHelper output)
{
    private static readonly long s_length = 1024L * 1024 * int.Parse(
        Environment.GetEnvironmentVariable("SEATABLE_LARGE_FILE_MB") ?? "24", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_large_file_goes_up_and_down_as_it_was()
    {
        var data = Path.Combine(Path.GetTempPath(), $"seatable-large-{Guid.NewGuid():N}.db");
        try
        {
            await using var stage = await FileStage.StartAsync(emulatorOptions: new() { DataFile = data });
            var watch = Stopwatch.StartNew();
            var file = await stage.Files.UploadFileAsync(
                "large.bin", new PatternStream(s_length), new SeaTableUploadOptions { Length = s_length });
            var up = watch.Elapsed;
            Assert.Equal(s_length, file.Size);

            watch.Restart();
            await using (var stream = await stage.Files.DownloadAsync(file))
                await PatternStream.AssertIsAsync(stream, s_length);

            output.WriteLine($"{s_length >> 20} MB up in {up.TotalSeconds:0.0} s, down in {watch.Elapsed.TotalSeconds:0.0} s");
        }
        finally
        {
            foreach (var end in new[] { "", "-wal", "-shm" })
                File.Delete(data + end);
        }
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_file()
    {
        var files = new TypesBase(
            new SeaTableOptions
            {
                Server = new Uri("https://seatable.example"), ApiToken = CannedServer.ApiToken, VerifyWrites = false,
            },
            new HttpClient(new Storage()) { Timeout = Timeout.InfiniteTimeSpan }).Files;
        await RunAsync(1024 * 1024);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await RunAsync(s_length);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        output.WriteLine($"{s_length >> 20} MB up and down allocate {allocated >> 10} KB");
        Assert.True(allocated < 1024 * 1024, $"{allocated:N0} bytes were allocated.");

        async Task RunAsync(long length)
        {
            var file = await files.UploadFileAsync(
                "large.bin", new PatternStream(length), new SeaTableUploadOptions { Length = length });
            Storage.Length = length;
            await using var stream = await files.DownloadAsync(file);
            await PatternStream.AssertIsAsync(stream, length);
        }
    }

    /// <summary>A server that takes every file and keeps none.</summary>
    private sealed class Storage : HttpMessageHandler
    {
        internal static long Length { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (request.Content is { } content)
                await content.CopyToAsync(Stream.Null, cancellationToken);

            HttpContent answer = path.EndsWith("file", StringComparison.Ordinal)
                ? new StreamContent(new PatternStream(Length)) { Headers = { ContentLength = Length } }
                : new StringContent(
                    path.Contains("access-token", StringComparison.Ordinal)
                        ? """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}"""
                        : path.Contains("upload-link", StringComparison.Ordinal)
                        ? """
                          {"upload_link":"https://storage.example/up","workspace_id":1,
                           "parent_path":"/asset/5c264e76-0e5a-448a-9f34-580b551364ca","file_relative_path":"files/2026-11"}
                          """
                        : path.Contains("download-link", StringComparison.Ordinal)
                        ? """{"download_link":"https://storage.example/file"}"""
                        : """[{"name":"large.bin"}]""", Encoding.UTF8);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = answer, RequestMessage = request };
        }
    }
}
