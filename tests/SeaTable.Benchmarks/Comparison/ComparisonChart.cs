using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace SeaTable.Benchmarks.Comparison;

/// <summary>The times as a chart: bars beside the line that is the hand-written client.</summary>
internal static class ComparisonChart
{
    private static readonly OxyColor[] s_colors = [OxyColor.FromRgb(0x2f, 0x6f, 0xde), OxyColor.FromRgb(0xb0, 0xb7, 0xc3)];

    public static string Write(IReadOnlyList<Measurement> measurements)
    {
        var jobs = measurements.GroupBy(one => one.Job).Reverse().ToList();
        var model = new PlotModel
        {
            Title = "Time over a line of 50 ms and 20 MB/s, HttpClient + System.Text.Json by hand = 1",
            TitleFontSize = 13,
            Background = OxyColors.White,
        };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.RightTop });
        model.Axes.Add(new CategoryAxis
        {
            Position = AxisPosition.Left, ItemsSource = jobs.Select(job => Jobs.Title(job.Key)).ToList(), IsTickCentered = true,
        });
        model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom, Minimum = 0, MajorStep = 0.5, MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = OxyColor.FromRgb(0xe4, 0xe7, 0xec), ExtraGridlines = [1], ExtraGridlineThickness = 2,
        });
        var names = measurements.Select(one => one.Client).Distinct().Where((_, i) => i != 1).ToList();
        foreach (var (name, color) in names.Zip(s_colors).Reverse())
        {
            var bars = new BarSeries
            {
                Title = name, FillColor = color, LabelFormatString = "{0:0.00}", LabelPlacement = LabelPlacement.Outside,
            };
            bars.Items.AddRange(jobs.Select(job => new BarItem(
                job.First(one => one.Client == name).Time / ComparisonTable.ByHand(job).Time)));
            model.Series.Add(bars);
        }

        return SvgExporter.ExportToString(model, 860, 520, isDocument: false);
    }
}
