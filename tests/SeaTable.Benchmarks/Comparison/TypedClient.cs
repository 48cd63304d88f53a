using System.Diagnostics;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>The generated client: typed rows, and every write proven.</summary>
internal sealed class TypedClient(Uri server, string apiToken) : IContender
{
    private readonly PeopleBase _base = new(new SeaTableOptions { Server = server, ApiToken = apiToken });
    private string[]? _ids;

    public string Name => "SeaTable.Generators";

    public async Task<TimeSpan> DoAsync(Job job)
    {
        _ids ??= [.. (await _base.People.ToListAsync().ConfigureAwait(false)).Take(Jobs.Range).Select(row => row.RowId)];
        var watch = Stopwatch.StartNew();
        await RunAsync(job, _base.People, _ids).ConfigureAwait(false);
        return watch.Elapsed;
    }

    private static async Task RunAsync(Job job, PeopleTable people, string[] ids)
    {
        switch (job)
        {
            case Job.ReadAll:
                await people.ToListAsync().ConfigureAwait(false);
                break;
            case Job.FirstRow:
                await foreach (var _ in people.ConfigureAwait(false))
                    break;

                break;
            case Job.GetRow:
                await people.GetAsync(ids[0]).ConfigureAwait(false);
                break;
            case Job.AddRow:
                await people.AddAsync(People.Row(1)).ConfigureAwait(false);
                break;
            case Job.UpdateRow:
                await people.UpdateAsync(Changed(ids[0])).ConfigureAwait(false);
                break;
            case Job.AddRange:
                await people.AddRangeAsync(Enumerable.Range(0, Jobs.Range).Select(People.Row)).ConfigureAwait(false);
                break;
            case Job.UpdateRange:
                await people.UpdateRangeAsync(ids.Select(Changed)).ConfigureAwait(false);
                break;
#pragma warning disable STB3003 // These stand for callers who know nothing of each other.
            case Job.GetAtOnce:
                await Task.WhenAll(ids.Take(Jobs.Callers).Select(id => people.GetAsync(id))).ConfigureAwait(false);
                break;
            case Job.UpdateAtOnce:
                await Task.WhenAll(ids.Take(Jobs.Callers).Select(id => people.UpdateAsync(Changed(id)))).ConfigureAwait(false);
                break;
#pragma warning restore STB3003
            default:
                throw new ArgumentOutOfRangeException(nameof(job), job, null);
        }
    }

    private static PeopleRow Changed(string id) => new() { RowId = id, Age = 33 };
}
