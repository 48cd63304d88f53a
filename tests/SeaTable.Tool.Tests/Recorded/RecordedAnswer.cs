using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Tool.Tests.Recorded;

/// <summary>What SeaTable's own tests recorded of servers about one subject.</summary>
/// <param name="Title">The subject, for people.</param>
/// <param name="Given">Parts of bodies and answers that several recordings have, by name.</param>
/// <param name="Recordings">The recordings.</param>
internal sealed record RecordedSubject(string Title, JsonObject Given, IReadOnlyList<RecordedAnswer> Recordings)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Recorded", "Answers");

    /// <summary>Gets the base that recordings begin with: what a server makes of a new one.</summary>
    internal static string NewBase => Path.Combine(AppContext.BaseDirectory, "Recorded", "new-base.seatable.json");

    /// <summary>Reads all of them, with the parts that all of them share.</summary>
    internal static IReadOnlyList<RecordedSubject> ReadAll()
    {
        var shared = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "given.json")))!;
        return
        [
            .. Directory.GetFiles(Folder, "?-*.json").Order(StringComparer.Ordinal).Select(path =>
            {
                var subject = JsonSerializer.Deserialize<RecordedSubject>(File.ReadAllText(path), s_json)!;
                foreach (var (name, part) in shared)
                    subject.Given.Add(name, part?.DeepClone());
                return subject;
            }),
        ];
    }
}

/// <summary>An answer that was recorded: which calls led to it, and what it was like.</summary>
internal sealed record RecordedAnswer
{
    /// <summary>Gets the name of the file that has the recording, below <c>tests/__snapshots__</c> of seatable/openapi.</summary>
    public required string Of { get; init; }

    /// <summary>Gets what is different in this form of it, where the file has had several.</summary>
    public string? Form { get; init; }

    /// <summary>Gets why the emulator is not asked; null when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the version of SeaTable it is of; null for any.</summary>
    public string? Version { get; init; }

    /// <summary>Gets whether the server has the users Ada and Bob.</summary>
    public bool Users { get; init; } = true;

    /// <summary>Gets the calls; the recorded answer is that to the last one.</summary>
    public IReadOnlyList<RecordedStep> Steps { get; init; } = [];

    /// <summary>Gets which part of the answer was recorded; null for all of it.</summary>
    public string? Part { get; init; }

    /// <summary>Gets what was recorded, in the form of the conformance suite, and with all of its members.</summary>
    public JsonNode? Answer { get; init; }

    public override string ToString() => Form is null ? Of : $"{Of} {Form}";
}

/// <summary>A call, an operation that is sent over socket.io, or a file that is uploaded.</summary>
internal sealed record RecordedStep
{
    /// <summary>Gets method and path: below the base, or from the root of the server when it begins with a slash.</summary>
    public string? Call { get; init; }

    /// <summary>Gets which token goes along: of the base, the API, Ada's account, or Ada's or Bob's for the base.</summary>
    public string Token { get; init; } = "base";

    public JsonNode? Body { get; init; }

    public IReadOnlyDictionary<string, string>? Form { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>Gets what later steps use of the answer.</summary>
    public IReadOnlyDictionary<string, string>? Keep { get; init; }

    /// <summary>Gets the operation to send.</summary>
    public JsonNode? Emit { get; init; }

    /// <summary>Gets the name of a file to upload.</summary>
    public string? Upload { get; init; }

    /// <summary>Gets how many bytes it has.</summary>
    public int Bytes { get; init; }

    /// <summary>Gets the folder it belongs into.</summary>
    public string? To { get; init; }
}
