using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>The times as a chart: bars beside the line that is the hand-written client.</summary>
internal static class ComparisonChart
{
    private static readonly OxyColor[] s_colors = [OxyColor.FromRgb(0x2f, 0x6f, 0xde), OxyColor.FromRgb(0xb0, 0xb7, 0xc3)];

    public static string Write(IReadOnlyList<Measurement> measurements, int rows)
    {
        var jobs = measurements.GroupBy(one => one.Job).Reverse().ToList();
        var model = new PlotModel
        {
            Title = "Time over a line of 50 ms and 20 MB/s, HttpClient + System.Text.Json by hand = 1",
            TitleFontSize = 13,
            SubtitleFontSize = 11,
            Subtitle = "blue SeaTable.Generators, grey seatable-api for node",
            Background = OxyColors.White,
            Padding = new OxyThickness(16, 32, 16, 16),
            PlotMargins = new OxyThickness(210, 16, 8, 24), // The exporter takes texts for narrower than they are.
        };
        model.Axes.Add(new CategoryAxis
        {
            Position = AxisPosition.Left, IsTickCentered = true,
            ItemsSource = jobs.Select(job => Jobs.Title(job.Key, rows)).ToList(),
        });
        model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom, Minimum = 0, MaximumPadding = 0.1, MajorStep = 0.5,
            MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = OxyColor.FromRgb(0xe4, 0xe7, 0xec),
            ExtraGridlines = [1], ExtraGridlineThickness = 2,
        });
        var names = measurements.Select(one => one.Client).Distinct().Where((_, i) => i != 1).ToList();
        foreach (var (name, color) in names.Zip(s_colors).Reverse())
        {
            var bars = new BarSeries
            {
                FillColor = color, LabelFormatString = "{0:0.00}", LabelPlacement = LabelPlacement.Outside, LabelMargin = 6,
            };
            bars.Items.AddRange(jobs.Select(job => new BarItem(
                job.First(one => one.Client == name).Time / ComparisonTable.ByHand(job).Time)));
            model.Series.Add(bars);
        }

        return SvgExporter.ExportToString(
            model, 860, 500, isDocument: false, useVerticalTextAlignmentWorkaround: true);
    }
}
