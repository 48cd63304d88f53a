using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SeaTable.Client.Tests.Operations;

/// <summary>What one method sends for one operation, and what of the answer it gives.</summary>
internal sealed record OperationCase
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Gets the operation, as the page of operations has it.</summary>
    public required string Call { get; init; }

    /// <summary>Gets the method, as the page has it; empty where the page has none.</summary>
    public string Method { get; init; } = "";

    /// <summary>Gets by what requests and answers of this form are known, in the letters of the page.</summary>
    public required string KnownBy { get; init; }

    /// <summary>Gets where that is written, or why there is no method.</summary>
    public required string By { get; init; }

    /// <summary>Gets all that is sent, one after the other.</summary>
    public IReadOnlyList<ExpectedRequest> Requests { get; init; } = [];

    /// <summary>Gets which request's answer is given, where it is not the last one of the operation.</summary>
    public int? Told { get; init; }

    /// <summary>Gets the answers of a server, one for each request, where the emulator has none.</summary>
    public IReadOnlyList<JsonNode>? Answered { get; init; }

    /// <summary>Gets the whole answer, where nothing of it is given but that it came.</summary>
    public JsonNode? Answer { get; init; }

    /// <summary>Gets what of the answer is given as what.</summary>
    public IReadOnlyList<ExpectedResult> Results { get; init; } = [];

    /// <summary>Gets the operation and the method, which name the case.</summary>
    public string Name => $"{Call} {Method}".TrimEnd();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Operations", "Compared", "Requests");

    internal static IReadOnlyList<OperationCase> ReadAll() =>
    [
        .. Directory.GetFiles(Folder, "?-*.json").Order(StringComparer.Ordinal)
            .SelectMany(path => JsonSerializer.Deserialize<OperationCase[]>(File.ReadAllText(path), s_json)!),
    ];

    /// <summary>Reads which members of often answered objects are given as which properties.</summary>
    internal static IReadOnlyDictionary<string, ExpectedShape> ReadShapes() =>
        JsonSerializer.Deserialize<Dictionary<string, ExpectedShape>>(
            File.ReadAllText(Path.Combine(Folder, "shapes.json")), s_json)!;
}

/// <summary>A request, with the names of what is known only when it is sent in its texts: <c>${row}</c>.</summary>
internal sealed record ExpectedRequest
{
    /// <summary>Gets method, path and query.</summary>
    public required string Call { get; init; }

    /// <summary>Gets the JSON of the body.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>Gets the body where it is no JSON, with the signs at the ends of its lines left out.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the type of the body where it is no JSON.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the token that goes along, where the place of the path does not say it.</summary>
    public string? Token { get; init; }
}

/// <summary>An object of an answer, and what it is given as.</summary>
internal sealed record ExpectedResult
{
    /// <summary>Gets the way to the object in the answer.</summary>
    public string Item { get; init; } = "";

    /// <summary>Gets the way to it in the result.</summary>
    public string As { get; init; } = "";

    /// <summary>Gets the name of the shape that it has.</summary>
    public string? Like { get; init; }

    /// <summary>Gets the shape that it has, where it has no name.</summary>
    public ExpectedShape? Shape { get; init; }
}

/// <summary>Which members of an object are given as which properties.</summary>
internal sealed record ExpectedShape
{
    /// <summary>
    /// Gets the properties with the members they are read from: a way, or one with the value that comes of it.
    /// </summary>
    public required IReadOnlyDictionary<string, JsonNode?> Reads { get; init; }

    /// <summary>Gets the members that are not given, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Unread { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets why it is enough to look at these properties and members.</summary>
    public string? Partly { get; init; }
}
