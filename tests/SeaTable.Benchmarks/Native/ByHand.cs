using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using SeaTable.Benchmarks.Reading;

using var http = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("SEATABLE_SERVER")!) };
http.DefaultRequestHeaders.Authorization =
    new AuthenticationHeaderValue("Token", Environment.GetEnvironmentVariable("SEATABLE_API_TOKEN"));
var access = await http.GetFromJsonAsync("api/v2.1/dtable/app-access-token/", StartContext.Default.Access);
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", access!.Token);
using var response = await http.PostAsJsonAsync(
    $"{access.Server}api/v2/dtables/{access.Uuid}/sql/",
    new Query("SELECT * FROM People LIMIT 10000", false),
    StartContext.Default.Query);
response.EnsureSuccessStatusCode();
var people = await response.Content.ReadFromJsonAsync(PeopleContext.Default.PeoplePoco);
Console.WriteLine(people!.Results[0].Name);

internal sealed record Access(
    [property: JsonPropertyName("access_token")] string Token,
    [property: JsonPropertyName("dtable_uuid")] string Uuid,
    [property: JsonPropertyName("dtable_server")] string Server);

internal sealed record Query(
    [property: JsonPropertyName("sql")] string Sql, [property: JsonPropertyName("convert_keys")] bool ConvertKeys);

[JsonSerializable(typeof(Access))]
[JsonSerializable(typeof(Query))]
internal sealed partial class StartContext : JsonSerializerContext;
