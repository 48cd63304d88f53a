using System.Globalization;
using System.Text;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>The measurements as a table in Markdown: times and bytes as parts of those of the hand-written client.</summary>
internal static class ComparisonTable
{
    public static string Write(IReadOnlyList<Measurement> measurements, int rows)
    {
        var clients = measurements.Select(one => one.Client).Distinct().ToList();
        var text = new StringBuilder("| |");
        text.AppendJoin(" |", clients.Select(client => " " + client)).AppendLine(" |");
        text.Append("|---|").AppendJoin('|', clients.Select(_ => "---")).AppendLine("|");
        foreach (var job in measurements.GroupBy(one => one.Job))
        {
            var byHand = ByHand(job);
            text.Append(CultureInfo.InvariantCulture, $"| {Jobs.Title(job.Key, rows)} |");
            text.AppendJoin(" |", job.Select(one => " " + Cell(one, byHand))).AppendLine(" |");
        }

        return text.ToString();
    }

    /// <summary>The measurement that the others are compared with.</summary>
    internal static Measurement ByHand(IEnumerable<Measurement> job) => job.ElementAt(1);

    private static string Cell(Measurement one, Measurement byHand)
    {
        var calls = one.Calls == 1 ? "1 call" : string.Create(CultureInfo.InvariantCulture, $"{one.Calls} calls");
        if (one == byHand)
            return string.Create(CultureInfo.InvariantCulture, $"{one.Time.TotalMilliseconds:0.#} ms, {calls}");

        var bytes = one.Bytes is { } allocated
            ? string.Create(CultureInfo.InvariantCulture, $", bytes × {(double)allocated / byHand.Bytes!.Value:0.00}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"**× {one.Time / byHand.Time:0.00}**{bytes}, {calls}");
    }
}
