using Microsoft.Playwright;
using SeaTable.Page.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace SeaTable.Page.Tests;

/// <summary>All of the page without a mouse.</summary>
[Collection(BrowserTests.Name)]
public sealed class KeyboardTests(Chromium chromium)
{
    [BrowserFact]
    public async Task From_the_address_bar_to_a_row_of_another_table_and_to_a_statement()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        var keys = page.Page.Keyboard;
        await Expect(page.Rows.First).ToContainTextAsync("Sencha");

        // The sections, the colours, the tables.
        await keys.PressAsync("Tab");
        await Expect(page.Tab("Base")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(page.Tab("Teas")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowRight");
        await Expect(page.Tab("Suppliers")).ToBeFocusedAsync();
        await Expect(page.Rows.First).ToContainTextAsync("Hill Gardens");

        // The view, the rows.
        await keys.PressAsync("Tab");
        await Expect(page.Page.GetByLabel("View")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        var grid = page.Page.GetByRole(AriaRole.Grid);
        await Expect(grid).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowRight");
        var active = page.Page.Locator($"#{await grid.GetAttributeAsync("aria-activedescendant")}");
        await Expect(active).ToContainTextAsync("Assam");
        await keys.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Meadow & Sons");
        await keys.PressAsync("Escape");
        await Expect(grid).ToBeFocusedAsync();

        // Back to the sections, and a statement.
        foreach (var _ in new[] { "view", "tables", "colours", "sections" })
            await keys.PressAsync("Shift+Tab");
        await keys.PressAsync("ArrowRight");
        await Expect(page.Tab("Query")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(page.Page.GetByLabel("SQL statement")).ToBeFocusedAsync();
        await keys.PressAsync("Control+a");
        await keys.TypeAsync("SELECT Name FROM Suppliers LIMIT 1");
        await keys.PressAsync("Control+Enter");
        await page.SeesAsync("1 row in");
        await Expect(page.Rows).ToHaveCountAsync(1);
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task The_active_cell_stays_in_sight()
    {
        await using var page = await OpenPage.StartAsync(chromium, width: 390);
        await Expect(page.Rows.First).ToContainTextAsync("Sencha");
        await page.Page.Locator(".grid:visible").FocusAsync();

        await page.Page.Keyboard.PressAsync("End");

        await Expect(page.Page.Locator(".cell.active")).ToHaveTextAsync("Order now");
        await Expect(page.Page.Locator(".cell.active")).ToBeInViewportAsync(new() { Ratio = 0.9f });
        page.HasNoErrors();
    }
}
