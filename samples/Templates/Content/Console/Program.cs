#if (pull)
using SeaTable;
using SeaTableConsole;

var options = SeaTableOptions.FromEnvironment();
var crm = new CrmBase(options);
Console.WriteLine($"Reading from {options.Server}.");

// Write "crm." to see the tables of your base.
foreach (var table in (await crm.Client.GetMetadataAsync()).Tables)
    Console.WriteLine($"{table.Name}: {string.Join(", ", table.Columns.Select(column => column.Name))}");
#else
using SeaTable;
using SeaTable.Emulator;
using SeaTableConsole;

// With SEATABLE_SERVER and SEATABLE_API_TOKEN set a base of your own is read; "seatable pull -o crm.seatable.json" fetches its
// schema. Until then an emulator inside this program serves crm.seatable.json, and keeps nothing.
var hasBase = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(SeaTableOptions.ServerVariable))
    && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(SeaTableOptions.ApiTokenVariable));
await using var emulator = hasBase ? null : await SeaTableEmulator.StartAsync("crm.seatable.json");
var options = emulator is null
    ? SeaTableOptions.FromEnvironment()
    : new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken };
var crm = new CrmBase(options);

if (emulator is null)
{
    Console.WriteLine($"Reading from {options.Server}.");
}
else
{
    Console.WriteLine("Reading from an emulator, for want of SEATABLE_SERVER and SEATABLE_API_TOKEN.");
    await crm.Contacts.AddRangeAsync(
    [
        new ContactsRow { Name = "Ada Lovelace", Email = "ada@example.com", Age = 36, Status = ContactsStatus.Lead },
        new ContactsRow { Name = "Grace Hopper", Email = "grace@example.com", Age = 45, Status = ContactsStatus.Customer },
        new ContactsRow { Name = "Alan Turing", Email = "alan@example.com", Age = 41, Status = ContactsStatus.Lead },
    ]);
}

await foreach (var contact in crm.Contacts.Where(c => c.Status == ContactsStatus.Lead).OrderByDescending(c => c.Age))
    Console.WriteLine($"{contact.Name}, {contact.Age}: {contact.Email}");
#endif
