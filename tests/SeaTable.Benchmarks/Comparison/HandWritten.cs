using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using SeaTable.Benchmarks.Reading;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>
/// What one writes by hand: <see cref="HttpClient"/>, classes for this table, System.Text.Json with generated code. It trusts
/// names and answers: nothing is proven, nothing repeated, rows that change while they are read are missed.
/// </summary>
internal sealed class HandWritten(Uri server, string apiToken) : IContender, IDisposable
{
    private const int PageSize = 10_000;
    private const int BatchSize = 1_000;

    private readonly HttpClient _exchange = new();
    private readonly HttpClient _http = new();
    private string[]? _ids;

    public string Name => "HttpClient + System.Text.Json";

    public async Task<TimeSpan> DoAsync(Job job)
    {
        if (_ids is null)
        {
            await ConnectAsync().ConfigureAwait(false);
            _ids = [.. (await ReadAsync(PageSize).ConfigureAwait(false)).Select(row => row.Id)];
        }

        var watch = Stopwatch.StartNew();
        await RunAsync(job, _ids).ConfigureAwait(false);
        return watch.Elapsed;
    }

    public void Dispose()
    {
        _exchange.Dispose();
        _http.Dispose();
    }

    private async Task ConnectAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, "api/v2.1/dtable/app-access-token/"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", apiToken);
        using var response = await _exchange.SendAsync(request).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var access = await response.Content.ReadFromJsonAsync(HandWrittenContext.Default.Access).ConfigureAwait(false);
        _http.BaseAddress = new Uri($"{access!.Server}api/v2/dtables/{access.Uuid}/");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", access.Token);
    }

    private async Task RunAsync(Job job, string[] ids)
    {
        switch (job)
        {
            case Job.ReadAll:
                await ReadAsync(int.MaxValue).ConfigureAwait(false);
                break;
            case Job.FirstRow:
                await ReadAsync(PageSize).ConfigureAwait(false);
                break;
            case Job.GetRow:
                await GetAsync(ids[0]).ConfigureAwait(false);
                break;
            case Job.AddRow:
                await AddAsync(1, 1).ConfigureAwait(false);
                break;
            case Job.UpdateRow:
                await UpdateAsync(ids[..1]).ConfigureAwait(false);
                break;
            case Job.AddRange:
                for (var i = 0; i < Jobs.Range; i += BatchSize)
                    await AddAsync(i, BatchSize).ConfigureAwait(false);

                break;
            case Job.UpdateRange:
                foreach (var batch in ids.Chunk(BatchSize))
                    await UpdateAsync(batch).ConfigureAwait(false);

                break;
            case Job.GetAtOnce:
                await Task.WhenAll(ids.Take(Jobs.Callers).Select(GetAsync)).ConfigureAwait(false);
                break;
            case Job.UpdateAtOnce:
                await Task.WhenAll(ids.Take(Jobs.Callers).Select(id => UpdateAsync([id]))).ConfigureAwait(false);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(job), job, null);
        }
    }

    private async Task<List<PersonPoco>> ReadAsync(int most)
    {
        var rows = new List<PersonPoco>();
        while (rows.Count < most)
        {
            var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM People LIMIT {PageSize} OFFSET {rows.Count}");
            using var response = await _http.PostAsJsonAsync(
                "sql/", new Query(sql, false), HandWrittenContext.Default.Query).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            var page = await response.Content.ReadFromJsonAsync(PeopleContext.Default.PeoplePoco).ConfigureAwait(false);
            rows.AddRange(page!.Results);
            if (page.Results.Count < PageSize)
                break;
        }

        return rows;
    }

    private Task<PersonPoco?> GetAsync(string id) => _http.GetFromJsonAsync(
        $"rows/{id}/?table_name=People&convert_keys=false", PeopleContext.Default.PersonPoco);

    private async Task AddAsync(int start, int count)
    {
        var rows = new NewRows("People", [.. Enumerable.Range(start, count).Select(NewPerson.Of)]);
        using var response = await _http.PostAsJsonAsync(
            "rows/", rows, HandWrittenContext.Default.NewRows).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadFromJsonAsync(HandWrittenContext.Default.AddedRows).ConfigureAwait(false);
    }

    private async Task UpdateAsync(string[] ids)
    {
        var updates = new Updates("People", Array.ConvertAll(ids, id => new Update(id, new Change(33))));
        using var response = await _http.PutAsJsonAsync(
            "rows/", updates, HandWrittenContext.Default.Updates).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}

internal sealed record Access(
    [property: JsonPropertyName("access_token")] string Token,
    [property: JsonPropertyName("dtable_uuid")] string Uuid,
    [property: JsonPropertyName("dtable_server")] string Server);

internal sealed record Query(
    [property: JsonPropertyName("sql")] string Sql, [property: JsonPropertyName("convert_keys")] bool ConvertKeys);

internal sealed record NewRows(
    [property: JsonPropertyName("table_name")] string Table, [property: JsonPropertyName("rows")] NewPerson[] Rows);

internal sealed record NewPerson(
    string? Name, string? Email, string? City, string? Notes, double? Age, decimal? Salary, bool? Newsletter,
    string? Birthday, string? Seen, string? Status, string[]? Tags, int? Rating)
{
    public static NewPerson Of(int i)
    {
        var row = People.Row(i);
        return new NewPerson(
            row.Name, row.Email, row.City, row.Notes, row.Age, row.Salary, row.Newsletter,
            row.Birthday?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            row.Seen?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            i % 2 == 0 ? "Lead" : "Customer", ["Vip", "Reference"], row.Rating);
    }
}

internal sealed record AddedRows([property: JsonPropertyName("row_ids")] AddedRow[] Ids);

internal sealed record AddedRow([property: JsonPropertyName("_id")] string Id);

internal sealed record Updates(
    [property: JsonPropertyName("table_name")] string Table, [property: JsonPropertyName("updates")] Update[] Rows);

internal sealed record Update(
    [property: JsonPropertyName("row_id")] string Id, [property: JsonPropertyName("row")] Change Row);

internal sealed record Change(double Age);

[JsonSerializable(typeof(Access))]
[JsonSerializable(typeof(Query))]
[JsonSerializable(typeof(NewRows))]
[JsonSerializable(typeof(AddedRows))]
[JsonSerializable(typeof(Updates))]
internal sealed partial class HandWrittenContext : JsonSerializerContext;
