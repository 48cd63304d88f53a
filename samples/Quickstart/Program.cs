using System.Globalization;
using Quickstart;
using SeaTable;
using SeaTable.Emulator;
using Spectre.Console;

// With SEATABLE_SERVER and SEATABLE_API_TOKEN set, a real base is read. With nothing set, an emulator of the server runs inside
// this program, and rows are written, too.
Steps.FitOutput();
try
{
    if (Environment.GetEnvironmentVariable(SeaTableOptions.ServerVariable) is not null
        || Environment.GetEnvironmentVariable(SeaTableOptions.ApiTokenVariable) is not null)
    {
        var options = SeaTableOptions.FromEnvironment();
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Reading from [bold]{options.Server}[/].");
        await Reading.ShowAsync(new CrmBase(options));
        return 0;
    }

    await using var emulator = await SeaTableEmulator.StartAsync(Path.Combine(AppContext.BaseDirectory, "crm.seatable.json"));
    AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
        $"An emulator of SeaTable runs at [bold]{emulator.Server}[/] for as long as this program does.");

    var crm = new CrmBase(new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken });
    await Writing.ShowAsync(crm);
    await Reading.ShowAsync(crm);
    Steps.Title("The code of this: samples/Quickstart/Writing.cs and Reading.cs. Queries: samples/Queries.");
    return 0;
}
catch (SeaTableException e)
{
    AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{e.Message}[/]");
    return 1;
}
