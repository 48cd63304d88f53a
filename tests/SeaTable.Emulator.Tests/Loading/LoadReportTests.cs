using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Loading;

public sealed class LoadReportTests
{
    [Fact]
    public async Task What_has_no_place_is_told_with_its_number_and_an_example()
    {
        await using var workshop = await Workshop.OpenAsync(path: "Data/allotment.json");

        var report = workshop.Emulator.LoadReport;

        Assert.Equal(
            """
            2 tables, 4 rows and 3 links were read.
            "Plots", "Crops": 2 ids are of no option of the column and show as empty (the first in the row AAAAAAAAQAGAAAAAAAAAAA).
            "Plots", "OrPh": 1 cell is left out, since the table has no column with this key (in the row AAAAAAAAQAGAAAAAAAAAAA).
            "Plots", "Soil": 1 id is of no option of the column and shows as empty (in the row DDDDDDDDQDGDDDDDDDDDDA).
            "Beds", "Beside": 1 pair of linked rows is left out, since one of the two rows is not there (in the row BBBBBBBBQBGBBBBBBBBBBA).
            """,
            report.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task A_base_that_was_there_already_has_nothing_to_report()
    {
        using var file = new TemporaryFile(".db");
        await using (await Workshop.OpenAsync(new() { DataFile = file.Path }, "Data/allotment.json"))
        {
        }

        await using var again = await Workshop.OpenAsync(new() { DataFile = file.Path }, "Data/allotment.json");

        Assert.Empty(again.Emulator.LoadReport.Findings);
        Assert.Equal(0, again.Emulator.LoadReport.Tables);
    }

    [Fact]
    public async Task Every_row_and_link_of_a_random_export_is_in_the_base_or_told()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var export = new RandomExport(seed);
            using var file = new TemporaryFile(".json");
            await File.WriteAllTextAsync(file.Path, export.Content());
            await using var workshop = await Workshop.OpenAsync(path: file.Path);
            var report = workshop.Emulator.LoadReport;

            Assert.Equal(export.Rows, report.Rows);
            Assert.Equal(
                export.Lost.OrderBy(lost => lost.Key),
                report.Findings.GroupBy(finding => finding.Kind, finding => finding.Count)
                    .ToDictionary(counts => counts.Key, counts => counts.Sum()).OrderBy(lost => lost.Key));
            foreach (var ((table, row), option) in export.Options)
                Assert.Equal(option, (string?)(await workshop.GetAsync(row, table))["Option"]);
            foreach (var ((table, column, row), linked) in export.Linked)
            {
                var shown = (await workshop.GetAsync(row, table))[column]!.AsArray().Select(link => (string)link!["row_id"]!);
                Assert.Equal(linked.Order(), shown.Order());
            }
        }
    }
}
