using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>What is made of answers to queries that select.</summary>
public class AnswerTests
{
    [Fact]
    public async Task A_column_whose_name_is_the_key_of_another_is_told_apart()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new() { Name = "Ada", Phone = "12" });
        crm.Emulator.RenameColumn("Contacts", "Phone", "0000"); // The key of Name.

        Assert.Equal([("12", "Ada")], await crm.Contacts.Select(c => c.Phone, c => c.Name).ToListAsync());
        Assert.Equal([("Ada", "12")], await crm.Contacts.Select(c => c.Name, c => c.Phone).Distinct().ToListAsync());
        Assert.Equal(["12"], await crm.Contacts.Select(c => c.Phone).ToListAsync());
    }

    [Fact]
    public async Task An_answer_without_a_selected_column_is_no_answer()
    {
        var crm = Answering("""[{"_id":"r1","_ctime":"2026-01-01T00:00:00Z","0000":"Ada"}]""");

        var failure = await Assert.ThrowsAsync<SeaTableConnectionException>(
            () => crm.Contacts.Select(c => c.Name, c => c.Phone).ToListAsync());

        Assert.Contains("'Phone'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_only_the_metadata_mentions_is_empty()
    {
        var crm = Answering("""[{"_id":"r1","0000":"Ada"}]""", """{"key":"0000","name":"Name"},{"key":"Ph2n","name":"Phone"}""");

        Assert.Equal([("Ada", null)], await crm.Contacts.Select(c => c.Name, c => c.Phone).ToListAsync());
    }

    [Fact]
    public async Task A_sum_that_is_too_large_for_its_type_is_no_missing_sum()
    {
        var crm = Answering("""[{"value1":1e29}]""");

        var failure = await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Deals.SumAsync(d => d.Amount));

        Assert.Contains("1e29", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_is_one_of_a_group_nor_the_key_of_a_group()
    {
        var sum = Answering("""[{"value1":2026,"value2":1e29}]""");
        await Assert.ThrowsAsync<SeaTableQueryException>(
            () => sum.Deals.GroupBy(d => d.CloseDate.Year).Select(g => g.Sum(d => d.Amount)).ToListAsync());

        var key = Answering("""[{"value1":"soon","value2":3}]""");
        await Assert.ThrowsAsync<SeaTableQueryException>(
            () => key.Deals.GroupBy(d => d.CloseDate.Year).Select(g => g.Count()).ToListAsync());
    }

    [Fact]
    public async Task What_part_of_the_rows_comes_to_is_worked_out_in_the_program()
    {
        var crm = Answering("[]");

        var refusal = await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Deals.Take(2).SumAsync(d => d.Amount));

        Assert.EndsWith("Read the rows and add them up in C#.", refusal.Message, StringComparison.Ordinal);
    }

    private static CrmBase Answering(string results, string metadata = "") => new CannedServer
    {
        Answer = CannedServer.WithMetadata(
            _ =>
                (HttpStatusCode.OK, CannedServer.Results(results).Replace("[],\"results\"", $"[{metadata}],\"results\"",
                    StringComparison.Ordinal))),
    }.Connect();
}
