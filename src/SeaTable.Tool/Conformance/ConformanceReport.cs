using System.Globalization;
using System.Text;

namespace SeaTable.Tool.Conformance;

/// <summary>Writes what is known after a run for people, so that it can be sent to those who keep the facts.</summary>
internal static class ConformanceReport
{
    public static string Write(ConformanceResult result)
    {
        var text = new StringBuilder();
        Line("# How this server answers");
        Line();
        Line($"SeaTable {result.ServerVersion ?? "of an unknown version"}, asked by `seatable conform` {result.Suite}: "
            + $"{result.Count(Verdict.Agrees)} answers are as the emulator's, {result.Count(Verdict.Differs)} differ, "
            + $"{result.Count(Verdict.Skipped)} were not asked for, {result.Count(Verdict.Failed)} did not come. It took "
            + $"{result.Calls} calls.");
        Line();
        Line("What differs is worth telling to <https://github.com/seatable-generators/seatable-generators/issues>, with this "
            + "report; so is what was decided and is now known. It holds no token; read it before you send "
            + "it: answers can name users.");
        WriteDifferences();
        WriteDerived();
        WriteList("Decided, and now known", probe => probe is { Verdict: Verdict.Agrees, Evidence: Evidence.Decided });
        WriteList("As known before", probe => probe.Verdict == Verdict.Agrees && probe.Evidence != Evidence.Decided);
        WriteList("Not asked", probe => probe.Verdict is Verdict.Skipped or Verdict.Failed);
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');

        void WriteDifferences()
        {
            foreach (var probe in result.Probes.Where(
                probe => probe.Verdict == Verdict.Differs && !IsDerived(probe)))
            {
                Line();
                Line($"## Differs: {probe.Question}");
                Line();
                Line($"- probe {Code(probe.Id)}; {Known(probe)}");
                Line($"- call {Code($"{probe.Call}{(probe.Body is null ? "" : $" {probe.Body}")}")}");
                foreach (var difference in probe.Differences!)
                {
                    var place = difference.Path.Length == 0 ? "the answer" : Code(difference.Path);
                    Line($"- {place}: expected {Code(difference.Expected)}, is {Code(difference.Actual)}");
                }

                if (probe.Answer is not null)
                    Line(string.Create(CultureInfo.InvariantCulture, $"- answer {probe.Status} {Code(probe.Answer)}"));
            }
        }

        // There can be thousands, so that each gets a line.
        void WriteDerived()
        {
            if (result.Derived.Count == 0)
                return;
            Line();
            Line("## Derived requests");
            Line();
            Line("| from | asked | as expected |");
            Line("|---|---|---|");
            foreach (var count in result.Derived)
                Line(string.Create(CultureInfo.InvariantCulture, $"| {Cell(count.Group)} | {count.Asked} | {count.Agreed} |"));
            Line();
            foreach (var probe in result.Probes.Where(probe => probe.Verdict == Verdict.Differs && IsDerived(probe)))
            {
                Line($"- {Code(probe.Id)}: " + string.Join(", ", probe.Differences!.Select(difference =>
                    $"{difference.Path} expected {Code(difference.Expected)}, is {Code(difference.Actual)}")));
            }
        }

        bool IsDerived(ProbeResult probe) => result.Derived.Exists(count => count.Group == probe.Group);

        void WriteList(string title, Func<ProbeResult, bool> belongs)
        {
            var probes = result.Probes.Where(belongs).ToList();
            if (probes.Count == 0)
                return;
            Line();
            Line($"## {title}");
            Line();
            Line("| probe | question | settled in | |");
            Line("|---|---|---|---|");
            foreach (var probe in probes)
                Line($"| {Code(probe.Id)} | {Cell(probe.Question)} | {Cell(probe.Fact)} | {Cell(probe.Reason ?? "")} |");
        }
    }

    private static string Known(ProbeResult probe) => probe.Evidence switch
    {
        Evidence.Recorded => $"the expected answer was recorded on a server ({probe.Fact})",
        Evidence.Documented => $"the expected answer is documented ({probe.Fact})",
        _ => $"the expected answer was decided, in {probe.Fact}",
    };

    /// <summary>Text of a server can hold signs of Markdown, and more backticks than one.</summary>
    private static string Code(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        var fence = new string('`', LongestRun(line) + 1);
        return $"{fence} {line} {fence}";
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
