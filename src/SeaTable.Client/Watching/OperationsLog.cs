using System.Globalization;
using System.Text.Json;

namespace SeaTable;

/// <summary>An operation as the server's log has it.</summary>
/// <param name="Version">The version that the base has since.</param>
/// <param name="At">When it was applied.</param>
/// <param name="By">Who did it.</param>
/// <param name="Json">The operation in SeaTable's own JSON.</param>
internal readonly record struct LoggedOperation(long Version, DateTimeOffset? At, string? By, string Json);

/// <summary>
/// The log of a base, <c>GET …/operations/</c>, the newest first, and its version: the one list that has deletes. The server
/// keeps it for some days.
/// </summary>
internal sealed class OperationsLog(ClientSession session)
{
    /// <summary>How many are asked for at once; a server that does not know the parameter gives as many as it likes.</summary>
    private const int PerPage = 100;

    private const string Doing = "reading the base's log of operations";
    private const string DoingVersion = "reading the base's version";

    /// <summary>A page of the log.</summary>
    /// <param name="page">Its number, beginning with 1.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    internal async Task<List<LoggedOperation>> ReadAsync(int page, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"operations/?page={page}&per_page={PerPage}");
        using var response = await session.Gateway.SendAsync(
            new ServerRequest(HttpMethod.Get, path, Doing), cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return document.RootElement.Member("operations") is { ValueKind: JsonValueKind.Array } operations
                ? [.. operations.EnumerateArray().Select(Read)]
                : throw new JsonException("There is no list of operations in it.");
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(Doing, e);
        }
    }

    /// <summary>The version that the base has now, by its metadata or else its log; null when neither tells it.</summary>
    internal async Task<long?> ReadVersionAsync(CancellationToken cancellationToken)
    {
        if (await ReadToldVersionAsync(cancellationToken).ConfigureAwait(false) is { } version)
            return version;

        var latest = await ReadAsync(1, cancellationToken).ConfigureAwait(false);
        return latest.Count > 0 ? latest.Max(operation => operation.Version) : null;
    }

    private async Task<long?> ReadToldVersionAsync(CancellationToken cancellationToken)
    {
        using var response = await session.Gateway.SendAsync(
            new ServerRequest(HttpMethod.Get, "metadata/", DoingVersion), cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return Number(document.RootElement.Member("metadata")?.Member("version"));
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(DoingVersion, e);
        }
    }

    private static LoggedOperation Read(JsonElement entry) => new(
        Number(entry.Member("op_id")) ?? throw new JsonException("An operation without its number is in it."),
        Number(entry.Member("op_time")) is { } time and >= 0 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
        entry.Text("author"),
        entry.Text("operation") ?? "");

    private static long? Number(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var result) ? result : null;
}
