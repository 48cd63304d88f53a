using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SeaTable.Tool.Conformance;

/// <summary>Probes that share tables.</summary>
/// <param name="Group">The name, in one word.</param>
/// <param name="Title">What they are about, for people.</param>
/// <param name="Tables">The tables to be made for them: the name of a variable, and the body of the call without the table's
/// name.</param>
/// <param name="Steps">The calls, in their order.</param>
internal sealed record ProbeGroup(
    string Group, string Title, IReadOnlyDictionary<string, JsonObject> Tables, IReadOnlyList<ProbeStep> Steps)
{
    private const string Folder = ".Conformance.Suite.";

    /// <summary>Gets whether the probes are derived from the description of the API.</summary>
    [JsonIgnore]
    public bool IsDerived { get; init; }

    /// <summary>Gets whether derived probes build on those before, so that the tables are not made anew in between.</summary>
    [JsonIgnore]
    public bool IsSequence { get; init; }

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Gets the probes: those of the calls that ask something.</summary>
    [JsonIgnore]
    public IEnumerable<ProbeStep> Probes => Steps.Where(step => step.Id is not null);

    /// <summary>Reads the suite that comes with the tool, in the order of its files.</summary>
    public static IReadOnlyList<ProbeGroup> LoadAll()
    {
        var assembly = typeof(ProbeGroup).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    return JsonSerializer.Deserialize<ProbeGroup>(stream, s_json)!;
                }),
        ];
    }
}

/// <summary>A call, and, of a probe, how a server answers it.</summary>
internal sealed record ProbeStep
{
    /// <summary>Gets the name of the probe; null for a call that only prepares others, and has to succeed.</summary>
    public string? Id { get; init; }

    /// <summary>Gets what the probe asks.</summary>
    public string Question { get; init; } = "";

    /// <summary>Gets how the expected answer is known.</summary>
    public Evidence Evidence { get; init; }

    /// <summary>Gets the name in the code, or the page, in which the expected answer is settled.</summary>
    public string Fact { get; init; } = "";

    /// <summary>Gets method and path: below the base, or from the root of the server when it begins with a slash.</summary>
    public required string Call { get; init; }

    /// <summary>Gets which token goes along.</summary>
    public ProbeToken Token { get; init; }

    /// <summary>Gets the body to send.</summary>
    public JsonObject? Body { get; init; }

    /// <summary>Gets the body as text, where it is to be broken.</summary>
    public string? RawBody { get; init; }

    /// <summary>Gets members of the body that are a list of one item many times over.</summary>
    public IReadOnlyDictionary<string, Repetition>? Repeat { get; init; }

    /// <summary>Gets the tables that the call makes, or would make if the server did what it should refuse.</summary>
    public IReadOnlyList<string> Makes { get; init; } = [];

    /// <summary>Gets whether the answer that is expected means that a derived probe has changed something.</summary>
    public bool Changes { get; init; }

    /// <summary>Gets the expected status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Gets what the answer has to be like; null when only the status counts.</summary>
    public JsonNode? Answer { get; init; }

    /// <summary>Gets what later calls use of the answer: the name of a variable, and where in the answer its value is.</summary>
    public IReadOnlyDictionary<string, string>? Keep { get; init; }
}

/// <summary>An item many times over.</summary>
internal sealed record Repetition(int Count, JsonNode Item);

/// <summary>How an expected answer is known.</summary>
internal enum Evidence
{
    /// <summary>It was recorded on a server, by SeaTable's own tests.</summary>
    Recorded,

    /// <summary>It is documented, or to be read in programs of SeaTable's own.</summary>
    Documented,

    /// <summary>Nobody has published it, and it had to be decided.</summary>
    Decided,
}

/// <summary>A token of a call.</summary>
internal enum ProbeToken
{
    /// <summary>The base token.</summary>
    Base,

    /// <summary>The base token, with the other word before it.</summary>
    OtherScheme,

    /// <summary>The base token of an API token that may only read, which need not be there.</summary>
    ReadOnly,

    /// <summary>The API token.</summary>
    Api,

    /// <summary>Something that is no token.</summary>
    Wrong,

    /// <summary>None.</summary>
    None,
}
