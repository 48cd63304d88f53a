using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SeaTable.Tool.Conformance.Derived;

/// <summary>A call of the API: what it takes, and how a server answers a right one.</summary>
internal sealed record ApiOperation
{
    private const string Folder = ".Conformance.Derived.Api.";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Gets the name, that of the emulator's operation, and behind a dot what tells several of it apart.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets method and path: below the base, or from the root of the server when it begins with a slash.</summary>
    public required string Call { get; init; }

    /// <summary>Gets the token that it wants.</summary>
    public ProbeToken Token { get; init; } = ProbeToken.Base;

    /// <summary>Gets whether a right call leaves the base as it was.</summary>
    public bool Reads { get; init; }

    /// <summary>Gets whether a token that may only read is enough.</summary>
    public bool IsForReaders { get; init; }

    /// <summary>Gets the name in the code in which the answer is settled.</summary>
    public required string Fact { get; init; }

    /// <summary>Gets how the answer is known.</summary>
    public Evidence Evidence { get; init; } = Evidence.Documented;

    /// <summary>Gets the parameters, by name.</summary>
    public IReadOnlyDictionary<string, ApiParameter> Parameters { get; init; } = new Dictionary<string, ApiParameter>();

    /// <summary>Gets the status of the answer to a right call; another where it is about what is not there.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Gets what the answer to a right call is like.</summary>
    public JsonNode? Answer { get; init; }

    /// <summary>Gets the tables that a right call makes.</summary>
    public IReadOnlyList<string> Makes { get; init; } = [];

    /// <summary>Gets the method.</summary>
    [JsonIgnore]
    public string Method => Call.Split(' ')[0];

    /// <summary>Gets the path.</summary>
    [JsonIgnore]
    public string Path => Call.Split(' ')[1];

    /// <summary>Gets whether it is an operation of a base, which wants a base token.</summary>
    [JsonIgnore]
    public bool IsOfBase => !Path.StartsWith('/');

    /// <summary>Reads the description that comes with the tool, in the order of its files.</summary>
    public static IReadOnlyList<ApiOperation> LoadAll() => [.. Read("operations-").SelectMany(
        stream => JsonSerializer.Deserialize<List<ApiOperation>>(stream, s_json)!)];

    /// <summary>Reads the tables that the calls are about, and the calls that fill them.</summary>
    public static DerivedStage LoadStage() => JsonSerializer.Deserialize<DerivedStage>(Read("stage").Single(), s_json)!;

    /// <summary>Reads what cells of each type read as.</summary>
    public static IReadOnlyList<CellForm> LoadCells() =>
        JsonSerializer.Deserialize<List<CellForm>>(Read("cells").Single(), s_json)!;

    /// <summary>Reads where the emulator is known to differ from a server.</summary>
    public static IReadOnlyList<KnownDifference> LoadDifferences() =>
        JsonSerializer.Deserialize<List<KnownDifference>>(Read("differences").Single(), s_json)!;

    private static IEnumerable<Stream> Read(string begin)
    {
        var assembly = typeof(ApiOperation).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.Contains(Folder + begin, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => assembly.GetManifestResourceStream(name)!);
    }
}

/// <summary>The tables that derived requests are about.</summary>
/// <param name="Tables">The tables, as a group of probes has them.</param>
/// <param name="Steps">The calls that fill them.</param>
internal sealed record DerivedStage(IReadOnlyDictionary<string, JsonObject> Tables, IReadOnlyList<ProbeStep> Steps);

/// <summary>A column of the stage: what its cells read as, whatever is written.</summary>
/// <param name="Column">The name.</param>
/// <param name="Reads">What a cell can be.</param>
/// <param name="Values">Values that are known: what is written as JSON text, and what is read.</param>
/// <param name="Select">The status of a statement that selects it.</param>
/// <param name="Where">The status of a condition whether it is empty.</param>
/// <param name="OrderBy">The status of an order by it.</param>
/// <param name="GroupBy">The status of groups by it.</param>
internal sealed record CellForm(
    string Column, string Reads, IReadOnlyDictionary<string, JsonNode?>? Values = null, int Select = 200, int Where = 200,
    int OrderBy = 200, int GroupBy = 200);
