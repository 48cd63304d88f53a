using Microsoft.Playwright;
using SeaTable.Page.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace SeaTable.Page.Tests;

/// <summary>Statements in the browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class QueryTests(Chromium chromium)
{
    [BrowserFact]
    public async Task A_typo_is_told_while_typing_mended_by_a_press_and_then_there_are_rows()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        await page.Tab("Query").ClickAsync();
        var statement = page.Page.GetByLabel("SQL statement");

        await statement.FillAsync("");
        await statement.PressSequentiallyAsync("SELECT Name, Kind FROM Teas WHERE Ratin = 5 ORDER BY Name LIMIT 10");
        await page.SeesAsync("no such column: Ratin");
        await Expect(page.Page.Locator(".marks .error")).ToHaveTextAsync("Ratin");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Write Rating" }).ClickAsync();
        await Expect(statement).ToHaveValueAsync("SELECT Name, Kind FROM Teas WHERE Rating = 5 ORDER BY Name LIMIT 10");
        await Expect(page.Page.Locator(".problems li")).ToHaveCountAsync(0);

        await page.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Rows).ToHaveCountAsync(2);
        await Expect(page.Rows.First).ToContainTextAsync("Darjeeling");
        await Expect(page.Rows.Nth(1).Locator(".pill")).ToHaveCSSAsync("background-color", "rgb(221, 255, 230)");
        await page.SeesAsync("2 rows in");
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task A_statement_that_would_change_rows_is_refused()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        await page.Tab("Query").ClickAsync();

        await page.Page.GetByLabel("SQL statement").FillAsync("DELETE FROM Teas WHERE Rating = 5");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        await page.SeesAsync("The page only reads");
        await page.Tab("Base").ClickAsync();
        await page.SeesAsync("5 rows");
    }

    [BrowserFact]
    public async Task Calls_appear_as_they_are_made_and_open_with_their_bodies()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        await page.Tab("Calls").ClickAsync();
        await page.AddAsync("Teas", new() { ["Name"] = "Oolong" });

        var call = page.Page.Locator(".calls li").First;
        await Expect(call).ToContainTextAsync("POST");
        await Expect(call).ToContainTextAsync("200");
        await call.Locator("summary").ClickAsync();
        await Expect(call.Locator("pre")).ToContainTextAsync("\"Name\": \"Oolong\"");

        // One that is open stays so when others come.
        await page.AddAsync("Teas", new() { ["Name"] = "Rooibos" });
        await Expect(page.Page.Locator(".calls li").Nth(1).Locator("pre")).ToContainTextAsync("Oolong");
        page.HasNoErrors();
    }

    [BrowserFact]
    public async Task The_server_is_shown_and_its_tokens_are_not()
    {
        await using var page = await OpenPage.StartAsync(chromium);
        await page.Tab("Server").ClickAsync();
        await page.SeesAsync("emulator-read-only");

        var content = await page.Page.ContentAsync();
        Assert.DoesNotContain(page.Emulator.ApiToken, content, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Emulator.ReadOnlyApiToken, content, StringComparison.Ordinal);
        page.HasNoErrors();
    }
}
