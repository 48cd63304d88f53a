using System.Net;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Operations;

/// <summary>What becomes of a change of the schema when its answer is lost, it is refused, or names change under it.</summary>
public sealed class SchemaFaultTests
{
    private static readonly Dictionary<string, Func<CrmBase, Task>> s_changes = new()
    {
        ["create table"] = crm => crm.Client.Tables.CreateAsync("Made"),
        ["rename table"] = crm => crm.Client.Tables.RenameAsync(crm.Contacts, "Made"),
        ["copy table"] = crm => crm.Client.Tables.DuplicateAsync(crm.Contacts),
        ["delete table"] = crm => crm.Client.Tables.DeleteAsync(crm.Contacts),
        ["insert column"] = crm => crm.Client.Columns.InsertAsync(crm.Contacts, new NewColumn("Made", ColumnType.Text)),
        ["add columns"] = crm => crm.Client.Columns.AppendAsync(crm.Contacts, [new("Made", ColumnType.Text)]),
        ["rename column"] = crm => crm.Client.Columns.RenameAsync(crm.Contacts, "Age", "Made"),
        ["delete column"] = crm => crm.Client.Columns.DeleteAsync(crm.Contacts, "Age"),
        ["add options"] = crm => crm.Client.Columns.AddOptionsAsync(crm.Contacts, "Status", ["Made"]),
        ["change options"] = crm => crm.Client.Columns.UpdateOptionsAsync(
            crm.Contacts, "Status", [new OptionChange("Lead") { Name = "Made" }]),
        ["delete options"] = crm => crm.Client.Columns.DeleteOptionsAsync(crm.Contacts, "Status", ["Lead"]),
        ["create view"] = crm => crm.Client.Views.CreateAsync(crm.Contacts, "Made"),
        ["rename view"] = crm => crm.Client.Views.RenameAsync(crm.Contacts, "VIPs", "Made"),
        ["delete view"] = crm => crm.Client.Views.DeleteAsync(crm.Contacts, "VIPs"),
    };

    /// <summary>Those that say the same a second time, since the column is named by its key.</summary>
    private static readonly HashSet<string> s_repeated = ["rename column", "delete column", "change options"];

    public static TheoryData<string> Changes => [.. s_changes.Keys];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_was_done_is_found_when_its_answer_is_lost_and_is_done_once(string change)
    {
        await using var crm = await Crm.StartAsync();
        await using var twin = await Crm.StartAsync();
        await s_changes[change](twin.Base);
        crm.Emulator.Faults.Next(Fault.RunBefore(() => { }), path: "metadata");
        var writer = crm.Client(_ => { });
        await writer.Client.GetMetadataAsync();
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
            crm.Emulator.Faults.Next(Fault.DropAfterWrite, method);

        await s_changes[change](writer);

        Assert.Equal(Shape(await twin.Base.Client.GetMetadataAsync()), Shape(await writer.Client.GetMetadataAsync()));
        Assert.Single(crm.Wire.Writes);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_was_not_done_is_told_and_only_what_is_safe_is_tried_again(string change)
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { BaseDelay = TimeSpan.Zero, MaxAttempts = 2 });
        var before = Shape(await crm.Base.Client.GetMetadataAsync());
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
            crm.Emulator.Faults.Next(2, Fault.DropBeforeWrite, method);

        var error = await Assert.ThrowsAnyAsync<SeaTableException>(() => s_changes[change](crm.Base));

        Assert.Equal(!s_repeated.Contains(change), error is SeaTableUnknownOutcomeException);
        Assert.False(error.NotApplied);
        Assert.Equal(s_repeated.Contains(change) ? 2 : 1, crm.Wire.Writes.Count());
        Assert.Equal(before, Shape(await crm.Base.Client.GetMetadataAsync()));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_call_too_many_is_sent_again(string change)
    {
        await using var crm = await Crm.StartAsync(
            options => options.Retry = new SeaTableRetryOptions { BaseDelay = TimeSpan.Zero });
        await crm.Base.Client.GetMetadataAsync();
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
            crm.Emulator.Faults.Next(Fault.TooManyRequests(TimeSpan.Zero), method);

        await s_changes[change](crm.Base);

        Assert.Equal(2, crm.Wire.Writes.Count());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_token_that_may_only_read_is_refused_before_anything_is_sent(string change)
    {
        await using var crm = await Crm.StartAsync();
        var reader = crm.Client(options => options.ApiToken = crm.Emulator.ReadOnlyApiToken);

        await Assert.ThrowsAsync<SeaTablePermissionException>(() => s_changes[change](reader));

        Assert.All(crm.Wire.Calls, call => Assert.Contains("app-access-token", call.Path, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task The_next_call_knows_the_names_of_now(string change)
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.CountAsync();

        await s_changes[change](crm.Base);

        Assert.Equal(
            Shape(await crm.Client(_ => { }).Client.GetMetadataAsync()), Shape(await crm.Base.Client.GetMetadataAsync()));
    }

    [Fact]
    public async Task A_table_that_takes_over_the_name_at_the_moment_of_a_deletion_does_not_vanish_unnoticed()
    {
        await using var crm = await Crm.StartAsync();
        crm.Emulator.Faults.Next(
            Fault.RunBefore(() =>
            {
                crm.Emulator.RenameTable("Contacts", "People");
                crm.Emulator.RenameTable("Deals", "Contacts");
            }),
            HttpMethod.Delete, "tables");

        var error = await Assert.ThrowsAsync<SeaTableSchemaException>(
            () => crm.Base.Client.Tables.DeleteAsync(crm.Contacts));

        Assert.Contains("Table 'Deals' is gone", error.Message, StringComparison.Ordinal);
        Assert.False(error.NotApplied);
    }

    [Fact]
    public async Task A_view_that_is_renamed_at_the_moment_of_its_deletion_is_deleted_by_its_new_name()
    {
        await using var crm = await Crm.StartAsync();
        var colleague = crm.Client(_ => { }).Client;
        crm.Emulator.Faults.Next(
            Fault.RunBefore(async () => await colleague.Views.RenameAsync(crm.Contacts, "VIPs", "Big fish")),
            HttpMethod.Delete, "views");

        await crm.Base.Client.Views.DeleteAsync(crm.Contacts, "VIPs");

        Assert.DoesNotContain(
            await crm.Base.Client.Views.ListAsync(crm.Contacts), view => view.Name is "VIPs" or "Big fish");
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_words_of_the_server()
    {
        await using var crm = await Crm.StartAsync();

        var first = await Assert.ThrowsAsync<SeaTableApiException>(
            () => crm.Base.Client.Columns.DeleteAsync(crm.Contacts, crm.Contacts.Columns.Name));
        var taken = await Assert.ThrowsAsync<SeaTableApiException>(
            () => crm.Base.Client.Columns.InsertAsync(crm.Contacts, new NewColumn("Age", ColumnType.Text)));
        var settings = await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Base.Client.Columns.InsertAsync(
            crm.Contacts, new NewColumn("When", new DateColumnData { Format = "DD/MM/YYYY HH:mm" })));

        Assert.All([first, taken, settings], error => Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode));
        Assert.All([first, taken, settings], error => Assert.True(error.NotApplied));
        Assert.Contains("do not meet specifications", settings.ServerMessage, StringComparison.Ordinal);
    }

    /// <summary>All names, in their order; ids are made up anew by every emulator.</summary>
    private static string Shape(BaseMetadata metadata) => string.Join('\n', metadata.Tables.Select(table =>
        $"{table.Name}: {string.Join(", ", table.Columns.Select(column =>
            $"{column.Name} {column.TypeName} {string.Join('|', column.Options.Select(option => option.Name))}"))}; "
        + string.Join(", ", table.Views.Select(view => view.Name))));
}
