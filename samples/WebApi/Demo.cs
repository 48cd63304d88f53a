using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Samples;

namespace WebApi;

/// <summary>
/// What there is to see without a server: some contacts, and the webhook, added as it is in SeaTable. Leave it out.
/// </summary>
internal static class Demo
{
    internal static void Configure(WebApplicationBuilder builder, SampleServer server)
    {
        if (server.Emulator is not null)
        {
            builder.Configuration[$"{SampleServer.Section}:WebhookSecret"] =
                Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        }
    }

    internal static async Task StartAsync(WebApplication app, SampleServer server)
    {
        if (server.Emulator is not { } emulator)
            return;

        var crm = app.Services.GetRequiredService<CrmBase>();
        await crm.Contacts.AddRangeAsync(
        [
            new() { Name = "Ada Lovelace", Email = "ada@analytical.example", Age = 36, Status = ContactsStatus.Lead },
            new() { Name = "Charles Babbage", Age = 79, Status = ContactsStatus.Customer },
            new() { Name = "Mary Somerville", Age = 91, Status = ContactsStatus.Customer, Tags = [ContactsTags.Reference] },
        ]);

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            emulator.Webhooks.Add(
                address + ContactChanges.Path, app.Configuration[$"{SampleServer.Section}:WebhookSecret"]);
            Console.WriteLine($"An emulator of SeaTable runs in this program. Look at {address}/contacts and {address}/health.");
        });
    }
}
