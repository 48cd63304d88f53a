using System.Net;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests;

/// <summary>The base that has a column of every type in every format.</summary>
internal static class Types
{
    internal static string SchemaPath => Path.Combine(AppContext.BaseDirectory, "Data", "types.seatable.json");

    internal static Task<SeaTableEmulator> StartAsync(TimeZoneInfo? timeZone = null) =>
        SeaTableEmulator.StartAsync(SchemaPath, new SeaTableEmulatorOptions { TimeZone = timeZone ?? TimeZoneInfo.Utc });

    internal static TypesBase Connect(SeaTableEmulator emulator, TimeZoneInfo? timeZone = null) =>
        new(new SeaTableOptions
        {
            Server = emulator.Server, ApiToken = emulator.ApiToken,
            TimeZone = timeZone ?? TimeZoneInfo.Utc, Retry = Crm.OneTry(),
        });

    /// <summary>The rows of the table Everything that a server would answer with this JSON.</summary>
    internal static async Task<List<EverythingRow>> ReadAsync(string rowsJson)
    {
        var server = new CannedServer
        {
            Answer = request => request.RequestUri!.AbsolutePath.EndsWith("/metadata/", StringComparison.Ordinal)
                ? (HttpStatusCode.OK, $$"""{"metadata":{{File.ReadAllText(SchemaPath)}}}""")
                : (HttpStatusCode.OK, CannedServer.Results(rowsJson)),
        };
        var client = new TypesBase(
            new SeaTableOptions
            {
                Server = new Uri("https://seatable.example"), ApiToken = CannedServer.ApiToken, Retry = Crm.OneTry(),
            },
            new HttpClient(server));
        return await client.Everything.ToListAsync();
    }

    /// <summary>A client of a server that answers metadata by itself and everything else as told.</summary>
    internal static TypesBase Answering(Func<HttpRequestMessage, string> answer, Action<SeaTableOptions>? configure = null,
        string? metadata = null)
    {
        var server = new CannedServer
        {
            Answer = request =>
                (HttpStatusCode.OK, request.RequestUri!.AbsolutePath.EndsWith("/metadata/", StringComparison.Ordinal)
                ? $$"""{"metadata":{{metadata ?? File.ReadAllText(SchemaPath)}}}"""
                : answer(request)),
        };
        var options = new SeaTableOptions
        {
            Server = new Uri("https://seatable.example"), ApiToken = CannedServer.ApiToken, Retry = Crm.OneTry(),
        };
        configure?.Invoke(options);
        return new TypesBase(options, new HttpClient(server));
    }

    /// <summary>A row with one cell.</summary>
    internal static async Task<EverythingRow> ReadCellAsync(string key, string json) =>
        (await ReadAsync($$"""[{"_id":"r","{{key}}":{{json}},"Em01":"after@example.org"}]"""))[0];
}
