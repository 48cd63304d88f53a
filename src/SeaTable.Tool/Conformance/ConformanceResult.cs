using System.Text.Json.Serialization;

namespace SeaTable.Tool.Conformance;

/// <summary>What is known after a run, complete or not; a later run goes on from it.</summary>
internal sealed class ConformanceResult
{
    /// <summary>Gets the address of the server.</summary>
    public required string Server { get; init; }

    /// <summary>Gets the id of the base.</summary>
    public required Guid Base { get; init; }

    /// <summary>Gets the version that the server tells of itself, if it does.</summary>
    public string? ServerVersion { get; set; }

    /// <summary>Gets the version of the tool whose suite it is.</summary>
    public required string Suite { get; init; }

    /// <summary>Gets or sets how many calls it cost.</summary>
    public int Calls { get; set; }

    /// <summary>Gets the groups that are done.</summary>
    public List<string> Done { get; init; } = [];

    /// <summary>Gets the tables that were made, or were about to be, and are not known to be gone.</summary>
    public List<string> Tables { get; init; } = [];

    /// <summary>Gets the results of the probes.</summary>
    public List<ProbeResult> Probes { get; init; } = [];

    /// <summary>Gets the counts of derived requests; what was not answered as expected is among the probes.</summary>
    public List<DerivedCount> Derived { get; init; } = [];

    /// <summary>Gets how many questions there were.</summary>
    [JsonIgnore]
    public int Questions => Probes.Count + Derived.Sum(count => count.Agreed);

    /// <summary>Counts the probes of a verdict.</summary>
    public int Count(Verdict verdict) =>
        Probes.Count(probe => probe.Verdict == verdict) + (verdict == Verdict.Agrees ? Derived.Sum(count => count.Agreed) : 0);
}

/// <summary>How many requests that are derived from an operation were asked, and answered as expected.</summary>
internal sealed record DerivedCount(string Group, int Asked, int Agreed);

/// <summary>The result of a probe.</summary>
/// <param name="Group">The group that it belongs to.</param>
/// <param name="Id">Its name.</param>
/// <param name="Question">What it asks.</param>
/// <param name="Evidence">How the expected answer was known before.</param>
/// <param name="Fact">Where the expected answer is settled.</param>
/// <param name="Verdict">What came of it.</param>
internal sealed record ProbeResult(
    string Group, string Id, string Question, Evidence Evidence, string Fact, Verdict Verdict)
{
    /// <summary>Gets why it was skipped, or failed.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the call, with what was put into it.</summary>
    public string? Call { get; init; }

    /// <summary>Gets the body that was sent.</summary>
    public string? Body { get; init; }

    /// <summary>Gets the status of the answer.</summary>
    public int? Status { get; init; }

    /// <summary>Gets the answer, where it differs.</summary>
    public string? Answer { get; init; }

    /// <summary>Gets where the answer differs from what was expected.</summary>
    public IReadOnlyList<AnswerDifference>? Differences { get; init; }
}

/// <summary>What came of a probe.</summary>
internal enum Verdict
{
    /// <summary>The server answers as expected.</summary>
    Agrees,

    /// <summary>It answers otherwise.</summary>
    Differs,

    /// <summary>It could not be asked, as something is missing for it.</summary>
    Skipped,

    /// <summary>No answer came.</summary>
    Failed,
}
