using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SeaTable.Page.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace SeaTable.Page.Tests;

/// <summary>The base in the browser: tables, views, rows, and what changes while one looks.</summary>
[Collection(BrowserTests.Name)]
public sealed class BrowsingTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Cells_are_drawn_as_SeaTable_draws_them()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        var row = page.Rows.Filter(new() { HasText = "Sencha" });

        await Expect(row.Locator(".pill").First).ToHaveTextAsync("green");
        await Expect(row.Locator(".pill").First).ToHaveCSSAsync("background-color", "rgb(221, 255, 230)");
        await Expect(row.Locator(".pill").Nth(1)).ToHaveCSSAsync("color", "rgb(255, 255, 255)");
        await Expect(row.GetByRole(AriaRole.Img, new() { Name = "5 of 5" })).ToHaveTextAsync("★★★★★");
        await Expect(row.GetByRole(AriaRole.Img, new() { Name = "yes" })).ToBeVisibleAsync();
        foreach (var text in new[]
        {
            "€4,50", "12.5%", "02.04.2026", "0:03:00", "Hill Gardens", "Mei Tanaka", "138.2, 35.1", "$9", "Order now",
        })
        {
            await Expect(row).ToContainTextAsync(text);
        }

        await Expect(row.GetByRole(AriaRole.Link, new() { Name = "https://example.com/sencha" }))
            .ToHaveAttributeAsync("rel", "noopener noreferrer");
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task An_option_that_tells_no_colour_of_letters_can_be_read_in_the_dark()
    {
        await using var page = await OpenPage.StartAsync(chromium, colors: ColorScheme.Dark);
        var options = new JsonArray(new JsonObject { ["id"] = "1", ["name"] = "pale", ["color"] = "#FFFCB5" });
        await page.CallAsync(HttpMethod.Post, "columns/", new JsonObject
        {
            ["table_name"] = "Suppliers", ["column_name"] = "Shade", ["column_type"] = "single-select",
            ["column_data"] = new JsonObject { ["options"] = options },
        });
        await page.AddAsync("Suppliers", new JsonObject { ["Shade"] = "pale" });

        await page.Tab("Suppliers").ClickAsync();

        await Expect(page.Rows.Locator(".pill").Filter(new() { HasText = "pale" })).ToHaveCSSAsync("color", "rgb(33, 37, 41)");
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task A_press_on_a_tab_shows_the_table_and_back_goes_back()
    {
        await using var page = await OpenPage.StartAsync(chromium);

        await page.Tab("Suppliers").ClickAsync();
        await Expect(page.Rows.First).ToContainTextAsync("Hill Gardens");
        await Expect(page.Rows).ToHaveCountAsync(2);
        await page.Page.GoBackAsync();
        await Expect(page.Rows.First).ToContainTextAsync("Sencha");
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task A_view_has_its_filter_its_order_and_its_columns()
    {
        await using var page = await OpenPage.StartAsync(chromium);

        await page.Page.GetByLabel("View").SelectOptionAsync("Best black");

        await Expect(page.Rows).ToHaveCountAsync(2);
        await Expect(page.Rows.First).ToContainTextAsync("Darjeeling");
        await page.SeesAsync("2 rows");
        await page.SeesAsync("Where Kind is black");
        await page.SeesAsync("By Price ↓");
        await Expect(page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Brewing time" })).ToHaveCountAsync(0);
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task What_a_client_writes_appears_without_reload()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        await page.SeesAsync("5 rows");

        await page.AddAsync("Teas", new JsonObject { ["Name"] = "Lapsang", ["Kind"] = "black", ["Price"] = 5 });
        await Expect(page.Rows.Filter(new() { HasText = "Lapsang" })).ToContainTextAsync("€5,00");
        await page.SeesAsync("6 rows");
        await Expect(page.Page.GetByTitle("Latest call")).ToContainTextAsync("POST");

        page.Emulator.RenameColumn("Teas", "Price", "Price a cup");
        await page.SeesAsync("Price a cup");
        page.Emulator.RenameTable("Suppliers", "Gardens");
        await Expect(page.Tab("Gardens")).ToBeVisibleAsync();
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task Pictures_of_the_base_are_shown_small()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        var address = await page.UploadAsync("leaf.png", OpenPage.Pixel);

        await page.AddAsync("Teas", new JsonObject { ["Name"] = "Matcha", ["Pictures"] = new JsonArray(address) });

        var picture = page.Rows.Filter(new() { HasText = "Matcha" }).GetByRole(AriaRole.Img, new() { Name = "leaf.png" });
        await Expect(picture).ToBeVisibleAsync();
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 1);
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task One_of_several_bases_is_chosen()
    {
        using var file = new LargeBase(3);
        await using var page = await OpenPage.StartAsync(chromium);
        await page.Emulator.AddBaseAsync(file.Path);

        await page.Page.GetByLabel("Base", new() { Exact = true }).And(page.Page.Locator("select")).SelectOptionAsync("cups");

        await Expect(page.Rows).ToHaveCountAsync(3);
        await Expect(page.Tab("Cups")).ToBeVisibleAsync();
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task A_row_opens_with_all_of_its_columns()
    {
        await using var page = await OpenPage.StartAsync(chromium);

        await page.Rows.First.Locator(".cell").First.DblClickAsync();

        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Steep it\nonce, and again.", new() { UseInnerText = true });
        await Expect(dialog).ToContainTextAsync("Tea0000000000000000000");
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task A_hundred_thousand_rows_scroll_to_their_end()
    {
        using var file = new LargeBase(100_000);
        await using var page = await OpenPage.StartAsync(chromium, file.Path);
        await page.SeesAsync("100,000 rows");
        var grid = page.Page.Locator(".grid:visible");

        await grid.EvaluateAsync("grid => grid.scrollTop = grid.scrollHeight");
        await Expect(page.Rows.Last).ToContainTextAsync("Cup 99999");
        await grid.EvaluateAsync("grid => grid.scrollTop = grid.scrollHeight / 2");
        await Expect(page.Rows.Filter(new() { HasText = "Cup 50000" })).ToBeVisibleAsync();

        // Rows in sight are elements, and the others are not.
        Assert.InRange(await page.Rows.CountAsync(), 10, 80);
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task More_rows_than_a_browser_has_pixels_for_scroll_to_their_end()
    {
        using var file = new LargeBase(300_000);
        await using var page = await OpenPage.StartAsync(chromium, file.Path);
        await page.SeesAsync("300,000 rows");
        await page.Page.Locator(".grid:visible").FocusAsync();

        await page.Page.Keyboard.PressAsync("Control+End");
        await Expect(page.Rows.Last).ToContainTextAsync("Cup 299999");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Page.Locator(".cell.active")).ToHaveCountAsync(1);
        await page.Page.Keyboard.PressAsync("Control+Home");
        await Expect(page.Rows.First).ToContainTextAsync("Cup 0");
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task The_page_is_dark_where_the_system_is_and_as_one_wants()
    {
        await using var page = await OpenPage.StartAsync(chromium, colors: ColorScheme.Dark);
        Task BackIsAsync(string color) =>
            Expect(page.Page.Locator("html")).ToHaveCSSAsync("background-color", color);

        await BackIsAsync("rgb(22, 24, 28)");
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Colours") }).ClickAsync();
        await BackIsAsync("rgb(255, 255, 255)");
        await page.Page.ReloadAsync();
        await BackIsAsync("rgb(255, 255, 255)");
        page.HasNoErrors();
    }
}
