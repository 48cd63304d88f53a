using System.Diagnostics;
using System.Globalization;

namespace SeaTable.Benchmarks;

/// <summary>How long an editor takes to list what can stand at a place, after a key was pressed there.</summary>
internal static class CompletionQuickRun
{
    private const int Rounds = 5;

    private static readonly string[] s_statements =
    [
        "¦", "S¦", "SELECT ¦", "SELECT ¦ FROM `Table 7`", "SELECT `Column 0 of 7`, ¦ FROM `Table 7`",
        "SELECT C¦ FROM `Table 7`", "SELECT `Col¦` FROM `Table 7`", "SELECT t.¦ FROM `Table 7` t",
        "SELECT COUNT(¦) FROM `Table 7`", "SELECT upper(¦) FROM `Table 7`", "SELECT * FROM ¦", "SELECT * FROM T¦",
        "SELECT * FROM `Ta¦`", "SELECT * FROM `Table 7`, ¦",
        "SELECT * FROM `Table 7` ¦", "SELECT * FROM `Table 7` WHERE ¦", "SELECT * FROM `Table 7` WHERE C¦",
        "SELECT * FROM `Table 7` WHERE `Column 2 of 7` ¦", "SELECT * FROM `Table 7` WHERE `Column 2 of 7` = ¦",
        "SELECT * FROM `Table 7` WHERE `Column 2 of 7` = 'O¦", "SELECT * FROM `Table 7` WHERE `Column 2 of 7` != ¦",
        "SELECT * FROM `Table 7` WHERE `Column 2 of 7` IN (¦", "SELECT * FROM `Table 7` WHERE `Column 2 of 7` IN ('Option 1', ¦)",
        "SELECT * FROM `Table 7` WHERE `Column 14 of 7` HAS ¦", "SELECT * FROM `Table 7` WHERE `Column 14 of 7` HAS ANY OF (¦)",
        "SELECT * FROM `Table 7` WHERE `Column 3 of 7` > ¦", "SELECT * FROM `Table 7` WHERE `Column 4 of 7` > {number} AND ¦",
        "SELECT * FROM `Table 7` WHERE `Column 4 of 7` > {number} ¦", "SELECT * FROM `Table 7` WHERE `Column 10 of 7` = ¦",
        "SELECT * FROM `Table 7` a, `Table 8` b WHERE a.¦", "SELECT * FROM `Table 7` a, `Table 8` b WHERE ¦",
        "SELECT * FROM `Table 7` GROUP BY ¦", "SELECT * FROM `Table 7` ORDER BY ¦", "SELECT * FROM `Table 7` ORDER BY _id ¦",
        "SELECT * FROM `Table 7` LIMIT 10 ¦", "UPDATE `Table 7` SET ¦", "UPDATE `Table 7` SET `Column 2 of 7` = ¦",
        "DELETE FROM `Table 7` WHERE ¦", "INSERT INTO `Table 7` (¦", "INSERT INTO `Table 7` (`Column 2 of 7`) VALUES (¦",
    ];

    public static async Task PrintAsync()
    {
        using var editor = await EditorProject.OpenAsync().ConfigureAwait(false);
        await MeasureAsync("inside SQL strings", [.. s_statements.Select(sql => $"_ = client.SqlAsync($\"{sql}\");")], editor)
            .ConfigureAwait(false);
        string[] conditions = ["==¦", "!= ¦", ".In(¦)"];
        await MeasureAsync("options of a column", [.. conditions.Select(EditorProject.Condition)], editor).ConfigureAwait(false);
        await MeasureAsync("elsewhere, all of it the editor's own", ["¦", "num¦"], editor).ConfigureAwait(false);
    }

    private static async Task MeasureAsync(string what, IReadOnlyList<string> places, EditorProject editor)
    {
        List<double> times = [];
        var (items, ours) = (0, 0);
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var place in places)
            {
                var clock = Stopwatch.StartNew();
                var listed = await editor.ListAsync(place).ConfigureAwait(false);
                if (round > 0)
                {
                    times.Add(clock.Elapsed.TotalMilliseconds);
                    items += listed.Count;
                    ours += listed.Count(item => item.Properties.ContainsKey("Description"));
                }
            }
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-40} {places.Count,3} places: median {times[times.Count / 2],5:0.0} ms, 95 % within "
            + $"{times[(int)(times.Count * 0.95)],5:0.0} ms, most {times[^1],5:0.0} ms, {items / times.Count} items, "
            + $"{ours / times.Count} of them ours"));
    }
}
