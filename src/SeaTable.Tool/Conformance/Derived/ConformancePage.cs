using System.Globalization;
using System.Text;

namespace SeaTable.Tool.Conformance.Derived;

/// <summary>Writes what is asked of a server, how the answers are known, and where the emulator differs knowingly.</summary>
internal static class ConformancePage
{
    // What the ids of derived requests say behind the operation.
    private static readonly (string Title, Func<string, bool> Belongs)[] s_kinds =
    [
        ("right calls, by name and by id", what => what is "right" or "right by id"),
        ("a parameter is left out", what => what.Contains(": left out", StringComparison.Ordinal)),
        ("the token is another one", what => what.StartsWith("token: ", StringComparison.Ordinal)),
        ("the path is another one", what => what.StartsWith("path: ", StringComparison.Ordinal)),
        ("the method is another one", what => what.StartsWith("method: ", StringComparison.Ordinal)),
        ("the body is none", what => what.StartsWith("body: ", StringComparison.Ordinal)),
        ("something unknown goes along", what => what.StartsWith("unknown in ", StringComparison.Ordinal)),
        ("a parameter or cell is of any kind, or at a limit", _ => true),
    ];

    /// <summary>Writes the page.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        var suite = ProbeGroup.LoadAll();
        var derived = DerivedProbes.All();
        var requests = derived.SelectMany(group => group.Probes).ToList();
        var asked = derived.Sum(group => DerivedProbes.WithoutChanges(group).Probes.Count());
        Line("# What the emulator is checked against");
        Line();
        Line("Written by `seatable conform --list` from the data in the tool. [tool.md](tool.md#seatable-conform) says how to "
            + "ask a server the");
        Line("same, [emulator-decisions.md](emulator-decisions.md) what had to be decided.");
        Line();
        Line("## Questions");
        Line();
        Line("Each has an answer of its own.");
        Line();
        Table("about", suite.Select(group => (group.Title, group.Probes.ToList())));
        Line();
        Line("## Derived requests");
        Line();
        Line($"{Number(requests.Count)} requests are derived from a description of the operations: each parameter left out, of "
            + "every kind of");
        Line("value, and at its limits, by name and by id; cells of each type; other tokens, paths, methods and bodies. The");
        Line("emulator is asked all of them in its tests. Of a server");
        Line($"`--derived` asks {Number(asked)} that change no more than rows of tables of its own where what is wrong is "
            + "refused.");
        Line();
        Table("operation", derived.Select(group => (group.Group.Split(' ')[1], group.Probes.ToList())));
        Line();
        Line("| what | requests |");
        Line("|---|---:|");
        var byKind = requests.GroupBy(probe => Array.FindIndex(s_kinds, kind => kind.Belongs(What(probe))));
        foreach (var kind in byKind.OrderBy(kind => kind.Key))
            Line($"| {s_kinds[kind.Key].Title} | {Number(kind.Count())} |");
        Line();
        Line("## Known differences");
        Line();
        Line("| what | a server | the emulator |");
        Line("|---|---|---|");
        foreach (var difference in ApiOperation.LoadDifferences())
            Line($"| {difference.What} | {difference.Server} | {difference.Emulator} |");
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');

        void Table(string first, IEnumerable<(string Title, List<ProbeStep> Probes)> lines)
        {
            var all = lines.ToList();
            Line($"| {first} | asked | recorded on a server | documented | decided |");
            Line("|---|---:|---:|---:|---:|");
            foreach (var (title, probes) in all.Append(("together", all.SelectMany(line => line.Probes).ToList())))
            {
                Line($"| {title} | {Number(probes.Count)} | {Of(Evidence.Recorded)} | {Of(Evidence.Documented)} | "
                    + $"{Of(Evidence.Decided)} |");

                string Of(Evidence evidence) => Number(probes.Count(probe => probe.Evidence == evidence));
            }
        }
    }

    private static string What(ProbeStep probe)
    {
        var operation = probe.Call.Length == 0 ? "" : probe.Question.Split(' ')[2];
        var prefix = $"derived.{operation}.";
        return probe.Id!.StartsWith(prefix, StringComparison.Ordinal) ? probe.Id[prefix.Length..] : probe.Id;
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>Where the emulator differs from a server, and is known to.</summary>
/// <param name="What">What it is about.</param>
/// <param name="Server">What a server does.</param>
/// <param name="Emulator">What the emulator does.</param>
internal sealed record KnownDifference(string What, string Server, string Emulator);
