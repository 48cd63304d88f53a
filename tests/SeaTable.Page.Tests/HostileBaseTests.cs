using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SeaTable.Page.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace SeaTable.Page.Tests;

/// <summary>A base that wants to be more than text.</summary>
[Collection(BrowserTests.Name)]
public sealed class HostileBaseTests(Chromium chromium)
{
    private const string Markup = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    [BrowserFact]
    public async Task Markup_in_names_and_cells_is_text()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        page.Emulator.RenameTable("Suppliers", Markup);
        page.Emulator.RenameColumn("Teas", "Name", Markup + "column");
        page.Emulator.RenameOption("Teas", "Kind", "green", Markup + "option");
        await page.AddAsync("Teas", new JsonObject
        {
            [Markup + "column"] = Markup + "cell",
            ["Notes"] = Markup,
            ["Website"] = "javascript:alert(3)",
            ["Marks"] = new JsonArray(Markup + "mark"),
            ["Keeper"] = new JsonArray(Markup),
            ["Place"] = new JsonObject { ["country_region"] = Markup },
        });

        await Expect(page.Tab(Markup)).ToBeVisibleAsync();
        foreach (var part in new[] { "cell", "column", "option", "mark" })
            await page.SeesAsync(Markup + part);
        await page.Rows.Nth(5).Locator(".cell").First.DblClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(Markup);
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Tab("Calls").ClickAsync();
        await page.Page.Locator(".calls summary").First.ClickAsync();
        await Expect(page.Page.Locator(".calls pre")).ToContainTextAsync(Markup);

        Assert.Equal(0, await page.Page.Locator("body script, img[src=x], [onerror]").CountAsync());
        Assert.Equal(0, await page.Page.Locator("a[href^=javascript]").CountAsync());
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task Pictures_and_files_that_are_elsewhere_are_named_and_not_fetched()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        await page.AddAsync("Teas", new JsonObject
        {
            ["Name"] = "Spy",
            ["Pictures"] = new JsonArray(
                "https://tracker.example/pixel.png", "javascript:alert(1)", "/_emulator/../evil.png",
                "data:image/svg+xml,<svg/>"),
        });

        await Expect(page.Rows.Filter(new() { HasText = "Spy" })).ToContainTextAsync("pixel.png");
        Assert.Equal(0, await page.Page.Locator("main img").CountAsync());
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task A_cell_that_is_not_what_its_column_says_is_shown_all_the_same()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        await page.AddAsync("Teas", new JsonObject
        {
            ["Name"] = "Odd",
            ["Rating"] = -1e300,
            ["Price"] = 1e300,
            ["Brewing time"] = -1,
            ["Place"] = new JsonObject { ["lng"] = new JsonObject(), ["lat"] = "<b>" },
            ["Keeper"] = new JsonArray("", "𝒳", new JsonObject { ["a"] = 1 }),
            ["Pictures"] = new JsonArray(7, "", "%E0%A4%A.png"),
        });

        await Expect(page.Rows.Filter(new() { HasText = "Odd" })).ToBeVisibleAsync();
        page.HasNoErrors();
    }
}
