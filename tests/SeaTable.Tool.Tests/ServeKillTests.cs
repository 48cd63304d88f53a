using System.Text.Json.Nodes;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests;

/// <summary>
/// Data files whose server is killed in the middle of writes. Each thing that is written goes through stages, a call for each;
/// what was answered has to be there, and of the call that was under way all or nothing.
/// </summary>
public sealed class ServeKillTests : IDisposable
{
    /// <summary>The variable that says how often the server is killed.</summary>
    private const string KillsVariable = "SEATABLE_SERVE_KILLS";

    private const int RowsOfBatch = 20;
    private const int Gone = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("seatable-kill-").FullName;

    /// <summary>The stage of each batch of rows: none, added, linked, updated, deleted.</summary>
    private readonly Dictionary<int, int> _batches = [];

    /// <summary>The stage of each column: none, added, renamed, deleted.</summary>
    private readonly Dictionary<int, int> _columns = [];

    private string? _company;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Whatever_was_answered_is_there_and_nothing_is_there_by_half()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), out var set) ? set : 3;
        var moments = new Random(7);
        var file = Path.Combine(_folder, "crm.db");
        for (var kill = 0; kill < kills; kill++)
        {
            using var served = await ServedFile.StartAsync(ToolBase.Quickstart, file);
            await VerifyAsync(served);
            _company ??= (await AppendAsync(served, "Companies", "Acme", 1))![0];
            var writers = new[] { WriteRowsAsync(served), WriteColumnsAsync(served) };
            await Task.Delay(moments.Next(20, 400));
            served.Kill();
            await Task.WhenAll(writers);
        }

        using var last = await ServedFile.StartAsync(ToolBase.Quickstart, file);
        await VerifyAsync(last);
        Assert.NotEmpty(_batches);
    }

    private async Task WriteRowsAsync(ServedFile served)
    {
        while (true)
        {
            var batch = _batches.Count;
            _batches[batch] = 0;
            if (await AppendAsync(served, "Contacts", $"n{batch}", RowsOfBatch) is not { } ids)
                return;
            _batches[batch] = 1;
            var others = new JsonObject(ids.Select(id => KeyValuePair.Create(id, (JsonNode?)new JsonArray(_company))));
            var isLinked = await served.TryAsync("POST", "links/", new JsonObject
            {
                ["table_name"] = "Contacts", ["other_table_name"] = "Companies", ["link_id"] = "Lc41",
                ["other_rows_ids_map"] = others,
            });
            if (isLinked is null)
                return;
            _batches[batch] = 2;
            var updates = ids.Select(id => (JsonNode)new JsonObject
            {
                ["row_id"] = id, ["row"] = new JsonObject { ["Phone"] = $"n{batch}" },
            });
            var isUpdated = await served.TryAsync(
                "PUT", "rows/", new JsonObject { ["table_name"] = "Contacts", ["updates"] = new JsonArray([.. updates]) });
            if (isUpdated is null)
                return;
            _batches[batch] = 3;
            if (batch % 3 == 0)
                continue;
            var names = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]);
            var deletion = new JsonObject { ["table_name"] = "Contacts", ["row_ids"] = names };
            if (await served.TryAsync("DELETE", "rows/", deletion) is null)
                return;
            _batches[batch] = Gone;
        }
    }

    private async Task WriteColumnsAsync(ServedFile served)
    {
        while (true)
        {
            var column = _columns.Count;
            _columns[column] = 0;
            (string Method, JsonObject Body)[] calls =
            [
                ("POST", new JsonObject { ["column_name"] = $"x{column}", ["column_type"] = "text" }),
                ("PUT", new JsonObject
                {
                    ["op_type"] = "rename_column", ["column"] = $"x{column}", ["new_column_name"] = $"y{column}",
                }),
                ("DELETE", new JsonObject { ["column"] = $"y{column}" }),
            ];
            foreach (var (method, body) in calls)
            {
                body["table_name"] = "Deals";
                if (await served.TryAsync(method, "columns/", body) is null)
                    return;
                _columns[column]++;
            }
        }
    }

    private static async Task<List<string>?> AppendAsync(ServedFile served, string table, string name, int count)
    {
        var rows = Enumerable.Range(0, count).Select(_ => (JsonNode)new JsonObject { ["Name"] = name });
        var answer = await served.TryAsync(
            "POST", "rows/", new JsonObject { ["table_name"] = table, ["rows"] = new JsonArray([.. rows]) });
        return answer?["row_ids"]!.AsArray().Select(row => (string)row!["_id"]!).ToList();
    }

    /// <summary>Asserts that all is at the stage that was answered or the next one, and takes down at which.</summary>
    private async Task VerifyAsync(ServedFile served)
    {
        var rows = await RowsAsync(served);
        foreach (var (batch, stage) in _batches)
        {
            var found = rows.TryGetValue($"n{batch}", out var list) ? list : [];
            Assert.True(found.Count is 0 or RowsOfBatch, $"Batch {batch} has {found.Count} rows.");
            var stages = found.Select(row => row["Phone"]?.ToString() == $"n{batch}" ? 3
                : row["Company"] is JsonArray { Count: > 0 } ? 2 : 1).Distinct().ToList();
            Assert.True(stages.Count <= 1, $"Batch {batch} is at several stages: {string.Join(", ", stages)}.");
            var seen = stages.Count == 1 ? stages[0] : stage >= 3 ? Gone : 0;
            AssertStage($"Batch {batch}", stage, seen);
            var isLinked = found.TrueForAll(row => row["Company"] is JsonArray { Count: 1 });
            Assert.True(isLinked || seen != 3, $"Links of {batch} are lost.");
            _batches[batch] = seen;
        }

        Assert.Equal(_batches.Count(batch => batch.Value is > 0 and < Gone) * RowsOfBatch, rows.Values.Sum(list => list.Count));
        var metadata = await served.TryAsync("GET", "metadata/");
        var names = metadata!["metadata"]!["tables"]!.AsArray().Single(table => (string?)table!["name"] == "Deals")!["columns"]!
            .AsArray().Select(column => (string)column!["name"]!).ToHashSet();
        foreach (var (column, stage) in _columns)
        {
            var seen = (names.Contains($"x{column}"), names.Contains($"y{column}")) switch
            {
                (true, false) => 1,
                (false, true) => 2,
                (false, false) => stage >= 2 ? 3 : 0,
                _ => -1,
            };
            AssertStage($"Column {column}", stage, seen);
            _columns[column] = seen;
        }
    }

    private static void AssertStage(string what, int answered, int seen) => Assert.True(
        seen == answered || seen == answered + 1, $"{what} is at stage {seen}, and {answered} was answered.");

    private static async Task<Dictionary<string, List<JsonNode>>> RowsAsync(ServedFile served)
    {
        var rows = new List<JsonNode>();
        for (var count = -1; count < rows.Count;)
        {
            count = rows.Count;
            var page = await served.TryAsync("POST", "sql/", new JsonObject
            {
                ["sql"] = $"SELECT Name, Phone, Company FROM Contacts LIMIT 10000 OFFSET {rows.Count}", ["convert_keys"] = true,
            });
            rows.AddRange(page!["results"]!.AsArray().Select(row => row!));
        }

        return rows.GroupBy(row => (string)row["Name"]!).ToDictionary(group => group.Key, group => group.ToList());
    }
}
