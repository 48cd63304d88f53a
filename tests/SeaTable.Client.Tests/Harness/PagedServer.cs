using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SeaTable.Client.Tests;

/// <summary>
/// A server whose table Contacts has many rows, for the statements that read them page by page. It can be as awkward as servers
/// may be: with another limit of rows, another order among equal rows each time, other times, and rows that come and go between
/// two calls.
/// </summary>
internal sealed partial class PagedServer
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(1);
    private readonly ConcurrentQueue<string> _statements = new();
    private CrmBase? _crm;

    /// <summary>The rows, and how many milliseconds after the first they were created; null when nobody knows.</summary>
    internal Dictionary<int, double?> Rows { get; } = [];

    /// <summary>The statements that were sent.</summary>
    internal IReadOnlyCollection<string> Statements => _statements;

    /// <summary>The most rows that it gives in one answer.</summary>
    internal int MostRows { get; init; } = 10_000;

    /// <summary>Whether rows of one time come in another order each time, unless the statement sorts by ids.</summary>
    internal bool ShufflesTies { get; init; }

    /// <summary>Whether rows without a time come first.</summary>
    internal bool PutsUnknownFirst { get; init; }

    /// <summary>The time by which rows are sorted, which may be another than the one that is told.</summary>
    internal Func<double, double> SortBy { get; init; } = time => time;

    /// <summary>What conditions take a row's time for.</summary>
    internal Func<double, double> CompareBy { get; init; } = time => time;

    /// <summary>What is told of a row's time.</summary>
    internal Func<double, double> Tell { get; init; } = time => time;

    /// <summary>Whether it refuses a statement.</summary>
    internal Func<string, bool> Refuses { get; init; } = _ => false;

    /// <summary>Happens before a call is answered; it is told how many there were before.</summary>
    internal Func<int, CancellationToken, Task> BeforeCallAsync { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Where it stands.</summary>
    internal string Address { get; init; } = "https://seatable.example";

    /// <summary>What the client is told of it.</summary>
    internal int? SqlRowLimit { get; init; }

    internal ContactsTable Contacts => (_crm ??= Connect()).Contacts;

    /// <summary>So many rows, each created one millisecond after the one before.</summary>
    internal PagedServer With(int count) => With(count, number => number);

    internal PagedServer With(int count, Func<int, double?> timeOf)
    {
        for (var left = count; left > 0; left--)
            Rows.Add(Rows.Count, timeOf(Rows.Count));

        return this;
    }

    /// <summary>The id of a row, made as servers make them; it says nothing of the row's age.</summary>
    internal static string Id(int number) =>
        Convert.ToBase64String(new Guid(number * 7919, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToByteArray())[..22]
            .Replace('+', '-').Replace('/', '_');

    /// <summary>A client of its own, which has seen nothing of the server yet.</summary>
    internal CrmBase Connect() => new(
        new SeaTableOptions
        {
            Server = new Uri(Address), ApiToken = CannedServer.ApiToken, Retry = Crm.OneTry(), SqlRowLimit = SqlRowLimit,
        },
        new HttpClient(new Handler(this)));

    private (HttpStatusCode Status, string Body) Answer(string statement, string[] parameters)
    {
        _statements.Enqueue(statement);
        if (Refuses(statement))
            return (HttpStatusCode.BadRequest, """{"error_message":"the statement can't be understood"}""");

        lock (Rows)
        {
            var (limit, offset) = (Number(Limit().Match(statement)), Number(Offset().Match(statement)));
            var rows = Sorted(Rows.Where(Condition(statement, parameters)), statement)
                .Skip(offset).Take(Math.Min(limit, MostRows)).Select(row => Json(row.Key, row.Value));
            return (HttpStatusCode.OK, CannedServer.Results($"[{string.Join(',', rows)}]"));
        }
    }

    private IEnumerable<KeyValuePair<int, double?>> Sorted(IEnumerable<KeyValuePair<int, double?>> rows, string statement)
    {
        var byTime = statement.Contains("ORDER BY `Age`", StringComparison.Ordinal)
            ? rows.OrderBy(row => row.Key % 10).ThenBy(Time) : rows.OrderBy(Time);
        return statement.Contains("`_ctime`, `_id`", StringComparison.Ordinal)
            ? byTime.ThenBy(row => Id(row.Key), StringComparer.Ordinal)
            : ShufflesTies ? byTime.ThenBy(_ => _random.Next())
            : byTime;

        double Time(KeyValuePair<int, double?> row) =>
            row.Value is { } time ? SortBy(time) : PutsUnknownFirst ? double.MinValue : double.MaxValue;
    }

    private Func<KeyValuePair<int, double?>, bool> Condition(string statement, string[] parameters)
    {
        var next = statement.Contains("`Age` > ?", StringComparison.Ordinal) ? 1 : 0;
        double? since = statement.Contains("`_ctime` >= ?", StringComparison.Ordinal) ? Milliseconds(parameters[next++]) : null;
        var hasLater = statement.Contains("`_ctime` > ?", StringComparison.Ordinal);
        var isUnknownMeant = statement.Contains("`_ctime` IS NULL", StringComparison.Ordinal);
        next += hasLater ? 1 : 0;
        if (statement.Contains("`_id` = ?", StringComparison.Ordinal))
            return row => Id(row.Key) == parameters[next];

        var without = statement.Contains("NOT IN", StringComparison.Ordinal) ? parameters[next..].ToHashSet() : null;
        return row =>
        {
            double? time = row.Value is { } value ? CompareBy(value) : null;
            return (since is null ? !isUnknownMeant || time is null : time >= since || (isUnknownMeant && time is null))
                && (without is null || (hasLater && time > since) || !without.Contains(Id(row.Key)));
        };
    }

    private string Json(int number, double? time)
    {
        var created = time is { } known
            ? $",\"_ctime\":\"{s_start.AddMilliseconds(Tell(known)):yyyy-MM-ddTHH:mm:ss.fffffffzzz}\"" : "";
        return $$"""{"_id":"{{Id(number)}}","0000":"{{number}}","Ag3e":{{number % 10}},"value2":1{{created}}}""";
    }

    private static double Milliseconds(string moment) =>
        (DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture) - s_start).TotalMilliseconds;

    private static int Number(Match match) =>
        match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"LIMIT (\d+)")]
    private static partial Regex Limit();

    [GeneratedRegex(@"OFFSET (\d+)")]
    private static partial Regex Offset();

    private sealed class Handler(PagedServer server) : HttpMessageHandler
    {
        private static readonly string s_metadata =
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"));

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            var (status, body) = path.Contains("app-access-token", StringComparison.Ordinal)
                ? (HttpStatusCode.OK, """{"access_token":"a.b.c","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}""")
                : path.EndsWith("/metadata/", StringComparison.Ordinal) ? (HttpStatusCode.OK, s_metadata)
                : await AnswerAsync(request, cancellationToken);
            return new HttpResponseMessage(status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"), RequestMessage = request,
            };
        }

        private async Task<(HttpStatusCode Status, string Body)> AnswerAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var statement = Statement.Read(await request.Content!.ReadAsStringAsync(cancellationToken));
            await server.BeforeCallAsync(server.Statements.Count, cancellationToken);
            return server.Answer(statement.Sql, statement.Parameters.Length == 0 ? [] :
                [.. JsonDocument.Parse(statement.Parameters).RootElement.EnumerateArray().Select(value => value.ToString())]);
        }
    }
}
