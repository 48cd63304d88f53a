using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Acme;

/// <summary>
/// The program of the tests' app host: it adds a row to the base that its configuration names, and counts the rows.
/// </summary>
internal static class Reader
{
    internal const string Greeting = "The reader was here";

    private static async Task Main(string[] arguments)
    {
        var builder = Host.CreateApplicationBuilder(arguments);
        builder.Services.AddCrmBase(builder.Configuration.GetSection("SeaTable:Crm"));
        using var host = builder.Build();
        var crm = host.Services.GetRequiredService<CrmBase>();

        await crm.Contacts.AddAsync(new ContactsRow { Name = Greeting });
        Console.WriteLine($"{await crm.Contacts.CountAsync()} contacts");
    }
}
