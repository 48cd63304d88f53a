using System.Net;
using System.Text.Json;

namespace SeaTable.Client.Tests;

/// <summary>What a query sends: the statement, and its parameters as JSON.</summary>
internal sealed record Statement(string Sql, string Parameters)
{
    /// <summary>The statement that a query on the sample's base sends.</summary>
    internal static async Task<Statement> OfAsync(
        Func<CrmBase, Task> query, string results = "[]", bool verifyWrites = true)
    {
        var sent = await AllOfAsync(query, results, verifyWrites);
        return Assert.Single(sent);
    }

    /// <summary>All statements that queries on the sample's base send.</summary>
    internal static async Task<List<Statement>> AllOfAsync(
        Func<CrmBase, Task> query, string results = "[]", bool verifyWrites = true)
    {
        var sent = new List<Statement>();
        await query(new CannedServer
        {
            Answer = CannedServer.WithMetadata(request =>
            {
                sent.Add(Read(request.Content!.ReadAsStringAsync().Result));
                return (HttpStatusCode.OK, CannedServer.Results(results));
            }),
        }.Connect(verifyWrites: verifyWrites));
        return sent;
    }

    /// <summary>
    /// The condition that a query on the table Contacts sends, with the parameters in place of the question marks.
    /// </summary>
    internal static async Task<string> ConditionAsync(Func<ContactsColumns, SqlCondition> condition)
    {
        var statement = await OfAsync(crm => crm.Contacts.Where(condition).ToListAsync());
        Assert.StartsWith(Before, statement.Sql, StringComparison.Ordinal);
        Assert.EndsWith(Behind, statement.Sql, StringComparison.Ordinal);
        var parts = statement.Sql[Before.Length..^Behind.Length].Split('?');
        var values = statement.Parameters.Length == 0 ? [] : JsonDocument.Parse(statement.Parameters).RootElement.EnumerateArray()
            .Select(value => value.GetRawText()).ToArray();
        Assert.Equal(parts.Length - 1, values.Length);
        return string.Concat(parts.Select((part, i) => part + (i < values.Length ? values[i] : "")));
    }

    private const string Before = "SELECT * FROM `Contacts` WHERE ";
    private const string Behind = " ORDER BY `_ctime` LIMIT 10000";

    internal static Statement Read(string body)
    {
        var json = JsonDocument.Parse(body).RootElement;
        return new Statement(json.GetProperty("sql").GetString()!,
            json.TryGetProperty("parameters", out var parameters) ? parameters.GetRawText() : "");
    }
}
