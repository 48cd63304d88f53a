using System.Net;
using System.Text.Json.Nodes;

namespace SeaTable.Client.Tests;

/// <summary>A base without rows whose metadata a test changes.</summary>
internal sealed class SchemaBase
{
    private readonly List<string> _calls = [];

    /// <summary>The metadata; what a test changes in it is what the server says from then on.</summary>
    internal JsonNode Metadata { get; set; } =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json")))!;

    /// <summary>Whether the metadata can't be had.</summary>
    internal bool HasNoMetadata { get; set; }

    internal LogLines Log { get; } = new();

    /// <summary>The calls of the base, each as the last part of its path.</summary>
    internal IReadOnlyList<string> Calls
    {
        get
        {
            lock (_calls)
                return [.. _calls];
        }
    }

    internal JsonArray Tables => Metadata["metadata"]!["tables"]!.AsArray();

    internal JsonObject Table(string name) => Named(Tables, name);

    internal JsonObject Column(string table, string name) => Named(Table(table)["columns"]!.AsArray(), name);

    internal JsonArray Options(string table, string column) => Column(table, column)["data"]!["options"]!.AsArray();

    internal static JsonObject Named(JsonArray all, string name) =>
        all.Single(item => (string?)item!["name"] == name)!.AsObject();

    internal void Clear()
    {
        lock (_calls)
            _calls.Clear();
    }

    internal CrmBase Connect(Action<SeaTableOptions>? configure = null) => Server().Connect(options =>
    {
        options.LoggerFactory = Log;
        configure?.Invoke(options);
    });

    internal CannedServer Server() => new()
    {
        OnCall = path =>
        {
            if (path.Contains("app-access-token", StringComparison.Ordinal))
                return;

            lock (_calls)
                _calls.Add(path.TrimEnd('/').Split('/')[^1]);
        },
        Answer = request =>
        {
            var path = request.RequestUri!.AbsolutePath;
            return path.EndsWith("/metadata/", StringComparison.Ordinal)
                ? HasNoMetadata ? (HttpStatusCode.BadGateway, "") : (HttpStatusCode.OK, Metadata.ToJsonString())
                : path.EndsWith("/sql/", StringComparison.Ordinal) ? (HttpStatusCode.OK, CannedServer.Results("[]"))
                : request.Method == HttpMethod.Get ? (HttpStatusCode.NotFound, """{"error_message":"row _id not exits"}""")
                : (HttpStatusCode.OK, """{"success":true}""");
        },
    };
}
