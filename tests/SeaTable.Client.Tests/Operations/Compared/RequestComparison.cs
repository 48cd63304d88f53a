using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SeaTable.Client.Tests.Operations;

/// <summary>Compares what was sent with what is written down.</summary>
internal static partial class RequestComparison
{
    /// <summary>The headers that may go along; the one of the token is compared by itself.</summary>
    private static readonly HashSet<string> s_headers =
        new(["Authorization", "User-Agent", "Accept", "Accept-Encoding", "Expect"], StringComparer.Ordinal);

    /// <summary>Writes method, place and path as the page of operations does, with the query.</summary>
    internal static string Call(SentCall call, OperationRun run)
    {
        var path = Link().Replace(call.Address.PathAndQuery, "{link}");
        foreach (var (prefix, place) in new[]
        {
            ($"/api-gateway/api/v2/dtables/{run.Emulator.BaseUuid}/", ""),
            ($"/api/v2.1/dtables/{run.Emulator.BaseUuid}/", "Web: "),
            ("/api/v2.1/dtable/app-access-token", ""), ("/api/v2.1/dtable/", "Files: "),
        })
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
                return prefix.EndsWith('/') ? $"{place}{call.Method} {path[prefix.Length..]}".TrimEnd() : $"{call.Method} {path}";
        }

        return $"{call.Method} {path}";
    }

    /// <summary>Tells whether a call is one of the operation, whatever stands in the places of its path.</summary>
    internal static bool IsOf(string operation, string call) => Regex.IsMatch(
        call, $"^{Place().Replace(Regex.Escape(operation), "[^/?]+")}(\\?.*)?$", RegexOptions.CultureInvariant);

    internal static IEnumerable<string> Compare(ExpectedRequest expected, SentCall sent, OperationRun run)
    {
        var call = Call(sent, run);
        if (call != run.Fill(expected.Call))
            yield return $"{call} was sent, and not {run.Fill(expected.Call)}";
        var token = expected.Token ?? (call.StartsWith("Files: ", StringComparison.Ordinal) ? "api"
            : call.Contains(" /", StringComparison.Ordinal) ? "none" : "base");
        if (sent.TokenKind(run.ApiToken) != token)
            yield return $"{call} went with the token '{sent.TokenKind(run.ApiToken)}', and not '{token}'";
        if (new[] { run.ApiToken, sent.Token?.Parameter }.OfType<string>().Any(
            secret => $"{sent.Address}{sent.Body}".Contains(secret, StringComparison.Ordinal)))
        {
            yield return $"{call} tells a token outside of its header";
        }

        foreach (var header in sent.Headers.Where(header => !s_headers.Contains(header)))
            yield return $"{call} went with the header '{header}'";
        var boundary = Boundary().Match(sent.ContentType ?? "").Groups["boundary"].Value;
        var (body, type) = boundary.Length == 0 ? (sent.Body, sent.ContentType) : (
            sent.Body.Replace(boundary, "limit", StringComparison.Ordinal).ReplaceLineEndings("\n"),
            sent.ContentType!.Replace(boundary, "limit", StringComparison.Ordinal));
        if (type != (expected.Type ?? (expected.Body is null ? null : "application/json")))
            yield return $"{call} went with content of the type '{type}'";
        if (expected.Body is not { } json)
        {
            if (body != run.Fill(expected.Text ?? ""))
                yield return $"{call} went with the body {body}, and not {run.Fill(expected.Text ?? "")}";
        }
        else if (!JsonNode.DeepEquals(JsonNode.Parse(body.Length == 0 ? "null" : body), run.Fill(json)))
        {
            yield return $"{call} went with the body {body}, and not {run.Fill(json)!.ToJsonString()}";
        }
    }

    [GeneratedRegex("(?<=/seafhttp/(upload-api|files)/)[^/?]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"\\\{[^}]+}")]
    private static partial Regex Place();

    [GeneratedRegex("boundary=\"?(?<boundary>[^\"]+)")]
    private static partial Regex Boundary();
}
