using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Operations;

/// <summary>Comments on rows, and what users are told.</summary>
public sealed class CommentTests
{
    [Fact]
    public async Task Comments_are_written_read_counted_marked_and_deleted()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var other = await crm.Contacts.AddAsync(new ContactsRow { Name = "Bob" });
        var comments = crm.Base.Client.Comments;

        await crm.Contacts.AddCommentAsync(row.RowId, "Call \"her\" – ü");
        await comments.AddAsync("Contacts", row.RowId, "Done");
        await comments.AddAsync(crm.Contacts, other.RowId, "Hm");
        var all = await crm.Contacts.GetCommentsAsync(row.RowId);
        await comments.ResolveAsync(all[0].Id);
        var resolved = await comments.GetAsync(all[0].Id);
        await comments.ResolveAsync(all[0].Id, isResolved: false);
        var counts = await comments.CountByRowAsync();
        await comments.DeleteAsync(all[1].Id);
        await comments.DeleteAsync(all[1].Id);

        Assert.Equal(["Call \"her\" – ü", "Done"], all.Select(comment => comment.Text).Order());
        Assert.All(all, comment => Assert.Equal((row.RowId, "emulator"), (comment.RowId, comment.Author)));
        Assert.All(all, comment => Assert.NotNull(comment.CreatedAt));
        Assert.Equal((true, false), (resolved.IsResolved, (await comments.GetAsync(all[0].Id)).IsResolved));
        Assert.Equal((2, 1), (counts[row.RowId], counts[other.RowId]));
        Assert.Equal(1, await crm.Contacts.CountCommentsAsync(row.RowId));
        Assert.Equal(2, (await comments.ListRecentAsync(1)).Count);
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(6, 2)]
    public async Task Comments_are_written_where_servers_of_all_versions_take_them(int major, int minor)
    {
        await using var crm = await Crm.StartAsync(
            emulatorOptions: new SeaTableEmulatorOptions { Version = new Version(major, minor) });
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var reader = crm.Client(options => options.ApiToken = crm.Emulator.ReadOnlyApiToken);

        await reader.Contacts.AddCommentAsync(row.RowId, "Read by me");

        Assert.Equal("Read by me", (await crm.Contacts.GetCommentsAsync(row.RowId)).Single().Text);
    }

    [Fact]
    public async Task A_comment_whose_answer_is_lost_is_not_written_twice()
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { BaseDelay = TimeSpan.Zero });
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        crm.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Post, "comments");
        crm.Emulator.Faults.Next(Fault.DropAfterWrite, HttpMethod.Delete, "comments");

        await Assert.ThrowsAsync<SeaTableUnknownOutcomeException>(
            () => crm.Contacts.AddCommentAsync(row.RowId, "Once"));
        var comment = Assert.Single(await crm.Contacts.GetCommentsAsync(row.RowId));
        await crm.Base.Client.Comments.DeleteAsync(comment.Id);

        Assert.Empty(await crm.Contacts.GetCommentsAsync(row.RowId));
    }

    [Fact]
    public async Task A_token_that_ended_is_renewed_at_the_web_server_too()
    {
        await using var crm = await Crm.StartAsync();
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        crm.Emulator.ExpireBaseTokens();

        await crm.Contacts.AddCommentAsync(row.RowId, "Later");

        Assert.Equal(1, await crm.Contacts.CountCommentsAsync(row.RowId));
    }

    [Fact]
    public async Task What_is_not_there_is_told()
    {
        await using var crm = await Crm.StartAsync();
        const string Nowhere = "AdaAdaAdaAdaAdaAdaAdaA";

        await Assert.ThrowsAsync<SeaTableRowNotFoundException>(() => crm.Contacts.AddCommentAsync(Nowhere, "Hm"));
        await Assert.ThrowsAsync<SeaTableSchemaException>(
            () => crm.Base.Client.Comments.AddAsync("Contact", Nowhere, "Hm"));
        await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Base.Client.Comments.GetAsync(77));
        await Assert.ThrowsAsync<SeaTableRowException>(() => crm.Contacts.AddCommentAsync("", "Hm"));
        Assert.Empty(await crm.Contacts.GetCommentsAsync(Nowhere));
    }

    [Fact]
    public async Task A_user_reads_marks_and_deletes_what_he_was_told()
    {
        var ada = new EmulatorUser("ada@example.com", "secret");
        await using var crm = await Crm.StartAsync(emulatorOptions: new SeaTableEmulatorOptions { Users = { ada } });
        var row = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        var user = crm.Client(options => options.ApiToken = crm.Emulator.CreateApiToken(ada));
        await user.Contacts.AddCommentAsync(row.RowId, "I am here");
        for (var i = 0; i < 120; i++)
            await crm.Contacts.AddCommentAsync(row.RowId, $"Answer {i}");

        var told = await ToListAsync(user.Client.Notifications.ListAsync());
        await user.Client.Notifications.MarkAsync(told[0].Id);
        var one = await ToListAsync(user.Client.Notifications.ListAsync());
        await user.Client.Notifications.MarkAllAsync();
        var all = await ToListAsync(user.Client.Notifications.ListAsync());
        await user.Client.Notifications.DeleteAllAsync();

        Assert.Equal((120, 120), (told.Count, told.Select(item => item.Id).Distinct().Count()));
        Assert.All(told, item => Assert.Equal(ada.Id, item.UserId));
        Assert.Equal(told[0].Id, one.Single(item => item.IsSeen).Id);
        Assert.All(all, item => Assert.True(item.IsSeen));
        Assert.Empty(await ToListAsync(user.Client.Notifications.ListAsync()));
        Assert.Contains(crm.Wire.Writes, call => call.Body == "seen=true");
        Assert.Empty(await ToListAsync(crm.Base.Client.Notifications.ListAsync()));
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);

        return list;
    }
}
