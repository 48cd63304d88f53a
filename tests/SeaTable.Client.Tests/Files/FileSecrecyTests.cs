using System.Diagnostics;
using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>No token goes where files are kept, and no link is told to anybody.</summary>
public class FileSecrecyTests
{
    [Fact]
    public async Task The_token_goes_to_the_server_and_never_to_the_storage()
    {
        await using var stage = await FileStage.StartAsync();

        var file = await stage.Files.UploadFileAsync("a.txt", new MemoryStream([1]));
        await stage.ReadAsync(file);

        var storage = stage.Calls.Where(
            call => call.Address.AbsolutePath.StartsWith("/seafhttp/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, storage.Count);
        Assert.All(storage, call => Assert.Null(call.Token));
        Assert.All(stage.Calls, call => Assert.DoesNotContain(
            stage.Emulator.ApiToken, call.Address.AbsoluteUri, StringComparison.Ordinal));
        Assert.All(stage.Calls.Except(storage), call => Assert.NotNull(call.Token));
    }

    [Fact]
    public async Task A_storage_elsewhere_is_followed_without_a_token()
    {
        await using var stage = await FileStage.StartAsync();
        var file = await stage.Files.UploadFileAsync("a.txt", new MemoryStream([1]));
        stage.On = request => request.RequestUri!.Host == "bucket.example"
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([5]) }
            : request.RequestUri.AbsolutePath.StartsWith("/seafhttp/files/", StringComparison.Ordinal)
                ? new HttpResponseMessage(HttpStatusCode.Found)
                {
                    Headers = { Location = new Uri("https://bucket.example/key?signature=0123456789abcdef") },
                }
                : null;

        Assert.Equal([5], await stage.ReadAsync(file));
        Assert.Null(stage.Calls.Single(call => call.Address.Host == "bucket.example").Token);
    }

    [Fact]
    public async Task A_token_that_a_client_of_the_program_adds_to_all_calls_does_not_go_to_the_storage()
    {
        await using var crm = await Crm.StartAsync();
        var file = await crm.Base.Files.UploadFileAsync("a.txt", new MemoryStream([1]));
        crm.Http.DefaultRequestHeaders.Authorization = new("Bearer", crm.Emulator.ApiToken);
        crm.Wire.Clear();

        foreach (var call in new Func<Task>[]
            { () => crm.Base.Files.UploadFileAsync("b.txt", new MemoryStream([1])), () => crm.Base.Files.DownloadAsync(file) })
        {
            var error = await Assert.ThrowsAsync<SeaTableConfigurationException>(call);
            Assert.Contains("DefaultRequestHeaders", error.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(crm.Wire.Calls, call => call.Path.StartsWith("/seafhttp/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://storage.example/x")]
    [InlineData("ftp://storage.example/x")]
    public async Task A_storage_to_which_bytes_would_go_in_the_open_is_not_used(string address)
    {
        await using var stage = await FileStage.StartAsync();
        stage.On = request => request.RequestUri!.AbsolutePath.Contains("app-upload-link", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent($$"""{"upload_link":"{{address}}","workspace_id":1,"parent_path":"/asset/x"}"""),
            }
            : null;

        await Assert.ThrowsAsync<SeaTableConnectionException>(
            () => stage.Files.UploadFileAsync("a.txt", new MemoryStream([1])));

        Assert.DoesNotContain(stage.Calls, call => call.Address.Host == "storage.example");
    }

    [Fact]
    public async Task Links_are_in_no_message_log_or_trace()
    {
        var log = new LogLines();
        var traced = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SeaTable",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (traced)
                    traced.Add($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {activity.StatusDescription}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var stage = await FileStage.StartAsync(options =>
        {
            options.LoggerFactory = log;
            options.Retry = new() { MaxAttempts = 2, BaseDelay = TimeSpan.Zero };
        });
        var file = await stage.Files.UploadFileAsync("a.txt", new MemoryStream([1]));
        var messages = new List<string>();
        stage.On = request => request.RequestUri!.AbsolutePath.StartsWith("/seafhttp/", StringComparison.Ordinal)
            ? throw new HttpRequestException($"Can't reach {request.RequestUri}") : null;

        foreach (var call in new Func<Task>[]
            { () => stage.Files.UploadFileAsync("b.txt", new MemoryStream([1])), () => stage.ReadAsync(file) })
        {
            messages.Add((await Assert.ThrowsAnyAsync<SeaTableException>(call)).ToString());
        }

        var secrets = stage.Calls.Where(call => call.Address.AbsolutePath.StartsWith("/seafhttp/", StringComparison.Ordinal))
            .SelectMany(call => call.Address.Segments).Select(part => part.Trim('/')).Where(part => part.Length > 20).ToList();
        Assert.NotEmpty(secrets);
        Assert.NotEmpty(log.Lines);
        Assert.Contains(traced, line => line.StartsWith("upload_file", StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.All(
            [.. messages, .. log.Lines, .. traced], text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }
}
