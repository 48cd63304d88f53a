using Microsoft.Playwright;

namespace SeaTable.Page.Tests.Harness;

/// <summary>The Chromium of this machine, without a window; one for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    internal const string Missing =
        "Chromium is not installed, so nothing of the page was tried in a browser. On Debian: apt-get install chromium";

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Whether there is one to start.</summary>
    internal static bool IsInstalled => Program is not null;

    internal IBrowser Browser => _browser ?? throw new InvalidOperationException(Missing);

    private static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Program is not { } program)
            return;
        _playwright = await Playwright.CreateAsync();
        // Chromium has no sandbox for root, which is who tests often run as in containers. It sees this page only.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Shares the browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}

/// <summary>
/// A test that needs a browser. Where there is none it is skipped and says so, but not in CI, which installs it.
/// </summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!Chromium.IsInstalled && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = Chromium.Missing;
    }
}
