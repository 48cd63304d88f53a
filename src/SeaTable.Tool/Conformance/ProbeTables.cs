using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Conformance;

/// <summary>The tables that probes are made in: made before, remembered before that, and deleted afterwards.</summary>
/// <param name="server">The server.</param>
/// <param name="names">The tables that are there, or may be.</param>
/// <param name="save">Keeps the names, whenever they have changed.</param>
internal sealed class ProbeTables(ProbedServer server, List<string> names, Action save)
{
    /// <summary>What the names of all tables begin with that are made.</summary>
    public const string Prefix = "seatable conform ";

    private static readonly TimeSpan s_timeToClean = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Makes the tables of a group. A server that refuses one because of a column gets its columns one by one, so that the others
    /// can be asked about.
    /// </summary>
    /// <returns>The columns that it refuses.</returns>
    /// <exception cref="PreparationException">A table can't be made.</exception>
    public async Task<IReadOnlyList<AnswerDifference>> CreateAsync(
        ProbeGroup group, ProbeVariables variables, CancellationToken cancellationToken)
    {
        var refused = new List<AnswerDifference>();
        foreach (var (name, body) in group.Tables)
        {
            var title = $"{Prefix}{group.Group}{(name == group.Tables.Keys.First() ? "" : $" {name}")}";
            variables.Set(name, title);
            Remember(title);
            var columns = ((JsonArray)body["columns"]!).Select(column => (JsonObject)variables.Fill(column)!).ToList();
            var answer = await CreateAsync(title, columns, cancellationToken).ConfigureAwait(false);
            variables.Set($"{name} id", Text(answer.Json is JsonObject made ? made[SystemFields.Id] : null));
            if (answer.Status == 200)
            {
                Keep(answer.Json?["columns"] as JsonArray);
                continue;
            }

            answer = await CreateAsync(title, columns.Take(1), cancellationToken).ConfigureAwait(false);
            if (answer.Status != 200)
                throw new PreparationException($"The table \"{title}\" could not be made: {answer.Status}: {answer.Text}");
            variables.Set($"{name} id", Text(answer.Json?[SystemFields.Id]));
            Keep(answer.Json?["columns"] as JsonArray);
            foreach (var column in columns.Skip(1))
            {
                var single = (JsonObject)column.DeepClone();
                single["table_name"] = title;
                answer = await server.SendAsync("POST", "columns/", single, cancellationToken).ConfigureAwait(false);
                if (answer.Status == 200)
                    Keep([answer.Json?.DeepClone()]);
                else
                    refused.Add(new AnswerDifference(Text(column["column_name"]), "made", $"{answer.Status}: {answer.Text}"));
            }

            void Keep(JsonArray? columnsMade)
            {
                foreach (var column in columnsMade ?? [])
                    variables.Set($"{name} key {Text(column?["name"])}", Text(column?["key"]));
            }
        }

        return refused;
    }

    /// <summary>Keeps the name of a table before it is made.</summary>
    public void Remember(string table)
    {
        if (!table.StartsWith(Prefix, StringComparison.Ordinal))
            throw new ToolException($"The suite makes a table \"{table}\", which would not be known as one of its own.");
        if (names.Contains(table))
            return;
        names.Add(table);
        save();
    }

    /// <summary>Deletes what was made. The base has a table of its own, so that none of them is the last one.</summary>
    /// <exception cref="ToolException">A table can't be deleted.</exception>
    /// <exception cref="NoAnswerException">No answer came.</exception>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (names.Count == 0)
            return;
        var present = await TableNames.ReadAsync(server, cancellationToken).ConfigureAwait(false);
        foreach (var table in names.ToList())
        {
            if (present.Contains(table))
            {
                var answer = await server.SendAsync(
                    "DELETE", "tables/", new JsonObject { ["table_name"] = table }, cancellationToken).ConfigureAwait(false);
                if (answer.Status != 200)
                {
                    throw new ToolException(
                        $"The table \"{table}\" can't be deleted again: {answer.Status}: {answer.Text}");
                }
            }

            names.Remove(table);
            save();
        }
    }

    /// <summary>Cleans up when somebody wants to end, as far as that is possible quickly.</summary>
    public async Task RemoveInTimeAsync()
    {
        using var time = new CancellationTokenSource(s_timeToClean);
        try
        {
            await RemoveAsync(time.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ToolException or NoAnswerException or OperationCanceledException)
        {
            // The names are kept, and the command tells them.
        }
    }

    private Task<ProbedAnswer> CreateAsync(
        string title, IEnumerable<JsonObject> columns, CancellationToken cancellationToken) => server.SendAsync(
        "POST", "tables/",
        new JsonObject
        {
            ["table_name"] = title, ["columns"] = new JsonArray([.. columns.Select(column => column.DeepClone())]),
        },
        cancellationToken);

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
