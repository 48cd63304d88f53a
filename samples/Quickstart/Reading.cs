using System.Globalization;
using Spectre.Console;

namespace Quickstart;

/// <summary>Reads typed rows and prints them.</summary>
internal static class Reading
{
    /// <summary>Enough to see; a real base may hold many more.</summary>
    private const int RowsShown = 20;

    internal static async Task ShowAsync(CrmBase crm)
    {
        Steps.Title("Read");
        var contacts = Steps.Table("Contacts", "No.", "Name", "Company", "Age", "Birthday", "Status", "Tags", "Rating",
            "Follow up on");
        await foreach (var row in crm.Contacts)
        {
            contacts.AddRow(
                Steps.Cell(row.CustomerNumber),
                Steps.Cell(row.Name),
                Steps.Cell(row.Company.ToString()),
                Steps.Cell(row.Age?.ToString(CultureInfo.InvariantCulture)),
                Steps.Cell(row.Birthday?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                Steps.Cell(row.Status?.Name),
                Steps.Cell(string.Join(", ", row.Tags)),
                Steps.Cell(new string('★', Math.Clamp(row.Rating ?? 0, 0, 10))),
                Steps.Cell(row.FollowUpOn.HasValue ? row.FollowUpOn.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : row.FollowUpOn.Error));
            if (contacts.Rows.Count == RowsShown)
                break;
        }

        AnsiConsole.Write(contacts);

        var deals = Steps.Table("Deals", "Title", "Stage", "Amount", "Probability", "Expected value", "Close date", "Effort");
        foreach (var row in (await crm.Deals.ToListAsync()).Take(RowsShown))
        {
            deals.AddRow(
                Steps.Cell(row.Title),
                Steps.Cell(row.Stage?.Name),
                Steps.Cell(row.Amount?.ToString("N2", CultureInfo.InvariantCulture)),
                Steps.Cell(row.Probability?.ToString("P0", CultureInfo.InvariantCulture)),
                Steps.Cell(row.ExpectedValue.HasValue
                    ? row.ExpectedValue.Value.ToString("N2", CultureInfo.InvariantCulture) : row.ExpectedValue.Error),
                Steps.Cell(row.CloseDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                Steps.Cell(row.Effort is { } effort ? string.Create(CultureInfo.InvariantCulture, $"{effort.TotalHours:0.0} h")
                    : null));
        }

        AnsiConsole.Write(deals);
    }
}
