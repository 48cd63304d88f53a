using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace SeaTable.Benchmarks.Reading;

/// <summary>
/// What reading typed rows costs, the whole way from the HTTP answer on, against scans of the same bytes that keep nothing, and
/// against System.Text.Json with generated code.
/// </summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly byte[] _json = PeopleAnswer.Write(9_999);
    private readonly PeopleBase _base;

    public ReadingBenchmarks() => _base = new PeopleBase(
        new SeaTableOptions
        {
            Server = new Uri("http://127.0.0.1"), ApiToken = new string('a', 40),
            MetadataLifetime = TimeSpan.FromDays(1)
        },
        new HttpClient(new PeopleAnswer(_json)));

    [Benchmark(Baseline = true)]
    public int Scan()
    {
        var json = new Utf8JsonReader(_json);
        var tokens = 0;
        while (json.Read())
            tokens++;

        return tokens;
    }

    /// <summary>A scan that makes a string, a number or a truth value of each value, and drops it.</summary>
    [Benchmark]
    public int Values()
    {
        var json = new Utf8JsonReader(_json);
        var values = 0;
        while (json.Read())
        {
            values += json.TokenType switch
            {
                JsonTokenType.String => json.GetString()!.Length,
                JsonTokenType.Number => (int)json.GetDouble(),
                JsonTokenType.True or JsonTokenType.False => json.GetBoolean() ? 1 : 0,
                _ => 0,
            };
        }

        return values;
    }

    [Benchmark]
    public async Task<int> Rows()
    {
        var rows = await _base.People.ToListAsync().ConfigureAwait(false);
        return rows.Count;
    }

    [Benchmark]
    public int Poco() => JsonSerializer.Deserialize(_json, PeopleContext.Default.PeoplePoco)!.Results.Count;
}
