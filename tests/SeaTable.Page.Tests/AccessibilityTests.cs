using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SeaTable.Page.Tests.Harness;

namespace SeaTable.Page.Tests;

/// <summary>What assistive technology needs, and enough contrast in both sets of colours.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    // The colours of options, ratings and buttons are those of the base, and marks lie below letters without any of their own.
    private static readonly AxeRunContext s_ownColors = new()
    {
        Exclude =
        [
            new AxeSelector(".pill"), new AxeSelector(".stars"), new AxeSelector(".button-cell"), new AxeSelector(".marks"),
        ],
    };

    [BrowserFact]
    public Task In_light_colours_each_section_is_accessible() => AssertAccessibleAsync(ColorScheme.Light);

    [BrowserFact]
    public Task In_dark_colours_each_section_is_accessible() => AssertAccessibleAsync(ColorScheme.Dark);

    private async Task AssertAccessibleAsync(ColorScheme colors)
    {
        await using var page = await OpenPage.StartAsync(chromium, colors: colors);
        await page.SeesAsync("5 rows");
        await AssertNoViolationsAsync(page, "rows");

        await page.Rows.First.Locator(".cell").First.DblClickAsync();
        await page.SeesAsync("As JSON");
        await AssertNoViolationsAsync(page, "a row");
        await page.Page.Keyboard.PressAsync("Escape");

        await page.Tab("Query").ClickAsync();
        await page.Page.GetByLabel("SQL statement").FillAsync("SELECT Name, Kind FROM Teas LIMIT 3");
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await page.SeesAsync("3 rows in");
        await page.Page.GetByLabel("SQL statement").FillAsync("SELECT Nme FROM Teas");
        await page.SeesAsync("no such column: Nme");
        await AssertNoViolationsAsync(page, "a statement");

        await page.Tab("Calls").ClickAsync();
        await page.Page.Locator(".calls summary").First.ClickAsync();
        await page.SeesAsync("no body");
        await AssertNoViolationsAsync(page, "calls");

        await page.Tab("Server").ClickAsync();
        await page.SeesAsync("emulator-read-only");
        await AssertNoViolationsAsync(page, "the server");
    }

    private static async Task AssertNoViolationsAsync(OpenPage page, string where)
    {
        var result = await page.Page.RunAxe(s_ownColors);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.SelectMany(violation =>
            violation.Nodes.Select(node => $"{where}: {violation.Help}: {node.Html}"))));
    }
}
