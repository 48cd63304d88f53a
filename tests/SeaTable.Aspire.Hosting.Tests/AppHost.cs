using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using SeaTable;
using SeaTable.Emulator;

namespace Acme;

/// <summary>
/// An app host that runs: a base in an emulator with a row, a program that waits for it, a base that was kept in a file, one
/// whose file is not there, and a real one.
/// </summary>
public sealed class AppHost : IAsyncLifetime
{
    internal const string RealServer = "https://cloud.seatable.io/";
    internal const string Password = "4711geheim";
    internal const string RealToken = "0123456789abcdef0123456789abcdef01234567";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly DistributedApplication _app;
    private readonly SeaTableBaseResource _crm;
    private readonly SeaTableBaseResource _kept;
    private readonly SeaTableBaseResource _torn;

    public AppHost()
    {
        var builder = Create();
        builder.Configuration["Parameters:real-server"] = RealServer;
        builder.Configuration["Parameters:real-api-token"] = RealToken;
        builder.Configuration["DcpPublisher:CliPath"] = typeof(AppHost).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Orchestration").Value;
        // It asks for one although none is started.
        builder.Configuration["DcpPublisher:DashboardPath"] = "none";

        var crm = builder.AddSeaTableBase("crm").RunAsEmulator("crm.seatable.json", seed: SeedAsync);
        builder.AddExecutable("reader", "dotnet", AppContext.BaseDirectory, typeof(AppHost).Assembly.Location)
            .WithReference(crm).WaitFor(crm);
        _kept = builder.AddSeaTableBase("kept").RunAsEmulator(
            "crm.seatable.json", options => options.DataFile = DataFile, SeedAsync).Resource;
        _torn = builder.AddSeaTableBase("torn").RunAsEmulator(
            "crm.seatable.json", options => options.DataFile = TornFile, SeedAsync).Resource;
        builder.AddSeaTableBase("late").RunAsEmulator(
            "crm.seatable.json", options => options.DataFile = LateFile, async emulator =>
            {
                await SeedAsync(emulator);
                throw new TaskCanceledException("It took too long.");
            });
        builder.AddSeaTableBase("broken").RunAsEmulator("nowhere.seatable.json");
        builder.AddSeaTableBase("real");
        foreach (var (name, address) in new[] { ("page", "localhost:8000"), ("open", $"https://me:{Password}@seatable.io") })
        {
            builder.Configuration[$"Parameters:{name}-server"] = address;
            builder.Configuration[$"Parameters:{name}-api-token"] = RealToken;
            builder.AddSeaTableBase(name);
        }

        _crm = crm.Resource;
        _app = builder.Build();
    }

    internal SeaTableEmulator Emulator => _crm.Emulator!;

    internal SeaTableEmulator Kept => _kept.Emulator!;

    internal IServiceProvider Services => _app.Services;

    internal SeaTableEmulator Torn => _torn.Emulator!;

    internal string TornFile => Path.Combine(_folder.FullName, "torn.db");

    internal string LateFile => Path.Combine(_folder.FullName, "late.db");

    private string DataFile => Path.Combine(_folder.FullName, "crm.db");

    /// <summary>A builder of an app host without a dashboard, whose folder has the schema file.</summary>
    internal static IDistributedApplicationBuilder Create(params string[] arguments) =>
        DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = arguments, DisableDashboard = true, ProjectDirectory = AppContext.BaseDirectory,
        });

    internal static CrmBase ClientOf(SeaTableEmulator emulator) =>
        new(new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken });

    public async Task InitializeAsync()
    {
        foreach (var file in new[] { DataFile, TornFile })
        {
            await using var before = await SeaTableEmulator.StartAsync(
                "crm.seatable.json", new SeaTableEmulatorOptions { DataFile = file });
            await ClientOf(before).Contacts.AddAsync(new ContactsRow { Name = "Bob" });
        }

        // What an app host leaves that was ended while it added the rows.
        await File.WriteAllTextAsync(TornFile + ".seeding", "");

        using var patience = new CancellationTokenSource(s_patience);
        await _app.StartAsync(patience.Token);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();

        // An emulator ends with its app host.
        using var browser = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => browser.GetAsync(Emulator.Server));
        _folder.Delete(recursive: true);
    }

    internal async Task<CustomResourceSnapshot> WaitAsync(string name, string state)
    {
        using var patience = new CancellationTokenSource(s_patience);
        var reached = await _app.ResourceNotifications.WaitForResourceAsync(
            name, seen => seen.Snapshot.State?.Text == state, patience.Token);
        return reached.Snapshot;
    }

    /// <summary>The lines that the dashboard shows of a resource.</summary>
    internal async Task<string> LogAsync(string name)
    {
        var lines = new List<string>();
        await foreach (var batch in Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(name))
            lines.AddRange(batch.Select(line => line.Content));
        return string.Join('\n', lines);
    }

    private static Task SeedAsync(SeaTableEmulator emulator) =>
        ClientOf(emulator).Contacts.AddAsync(new ContactsRow { Name = "Ada" });
}
