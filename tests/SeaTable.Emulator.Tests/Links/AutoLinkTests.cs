using System.Text;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Links;

public sealed class AutoLinkTests
{
    [Fact]
    public async Task Rows_with_equal_values_are_linked_and_the_task_has_succeeded()
    {
        await using var workshop = await Workshop.OpenAsync();
        var jobs = new List<string>();
        foreach (var title in new[] { "leg", "seat", "leg", "" })
            jobs.Add(await workshop.AddAsync(new JsonObject { ["Title"] = title, ["Price"] = 1 }.ToJsonString()));
        var leg = await workshop.AddAsync("""{"Name": "x", "Stock": "leg"}""", "Parts");
        await workshop.AddAsync("""{"Name": "no stock"}""", "Parts");
        var other = await workshop.AddAsync("""{"Name": "y", "Stock": "leg"}""", "Parts");
        await workshop.LinkAsync("Jobs", "lnk1", "Parts", jobs[0], leg);

        var answer = await workshop.CallAsync("POST", "auto-links/", Body("0000", "TxT1"));
        var task = (string)answer["task_id"]!;
        var status = await workshop.CallAsync("GET", "auto-link-task/?task_id=" + task);

        Assert.True(Guid.TryParse(task, out _));
        Assert.Equal("""{"status":"success"}""", status.ToJsonString());
        Assert.Equal(status.ToJsonString(), await AskAsync(workshop, $"\"{task}\""));
        Assert.Equal(status.ToJsonString(), await AskAsync(workshop, $$"""{"task_id": "{{task}}"}"""));
        var linked = new List<string>();
        foreach (var job in jobs)
        {
            var cell = (await workshop.GetAsync(job))["Parts"]!.AsArray();
            linked.Add(string.Join(',', cell.Select(link => (string)link!["row_id"]!)));
        }

        Assert.Equal([$"{leg},{other}", "", $"{leg},{other}", ""], linked);
    }

    [Theory]
    [InlineData("NmBr", "TxT1", 400, "matching_keys invalid.")]
    [InlineData("SiSe", "TxT1", 400, "matching_keys invalid.")]
    [InlineData("FoRm", "TxT1", 400, "matching_keys invalid.")]
    [InlineData("0000", "none", 400, "Column does not exist.")]
    public async Task Columns_that_can_t_be_matched_are_refused(string first, string second, int status, string message)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (actual, error) = await workshop.TryAsync("POST", "auto-links/", Body(first, second));

        Assert.Equal((status, message), (actual, (string?)error!["error_message"]));
    }

    [Theory]
    [InlineData("""{"link_id": "none", "matching_keys": [{"table1_key": "0000", "table2_key": "0000"}]}""", "link_not_exist")]
    [InlineData("""{"link_id": "lnk1"}""", "parameter_error")]
    [InlineData("""{"link_id": "lnk1", "matching_keys": []}""", "parameter_error")]
    [InlineData("""{"link_id": "lnk1", "matching_keys": [{"table1_key": "0000"}]}""", "parameter_error")]
    public async Task A_call_that_makes_no_sense_is_refused(string body, string expected)
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, error) = await workshop.TryAsync("POST", "auto-links/", body);

        Assert.Equal((400, expected), (status, (string?)error!["error_type"]));
    }

    [Fact]
    public async Task A_task_that_nobody_began_is_not_there()
    {
        await using var workshop = await Workshop.OpenAsync();

        var unknown = await workshop.TryAsync("GET", "auto-link-task/?task_id=none");
        var missing = await workshop.TryAsync("GET", "auto-link-task/");

        Assert.Equal((404, 400), (unknown.Status, missing.Status));
    }

    private static string Body(string first, string second) =>
        $$"""{"link_id": "lnk1", "matching_keys": [{"table1_key": "{{first}}", "table2_key": "{{second}}"}]}""";

    private static async Task<string> AskAsync(Workshop workshop, string body)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"api-gateway/api/v2/dtables/{workshop.Emulator.BaseUuid}/auto-link-task/")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var response = await workshop.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
