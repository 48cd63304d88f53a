#if (pull)
using SeaTable;
using SeaTableConsole;

var crm = new CrmBase(SeaTableOptions.FromEnvironment());

// Write "crm." to see the tables of your base.
foreach (var table in (await crm.Client.GetMetadataAsync()).Tables)
    Console.WriteLine($"{table.Name}: {string.Join(", ", table.Columns.Select(column => column.Name))}");
#else
using SeaTable;
using SeaTable.Emulator;
using SeaTableConsole;

// An emulator inside this program serves crm.seatable.json, and keeps nothing. For a base of your own set SEATABLE_SERVER and
// SEATABLE_API_TOKEN, run "seatable pull -o crm.seatable.json", and write new CrmBase(SeaTableOptions.FromEnvironment()).
await using var emulator = await SeaTableEmulator.StartAsync("crm.seatable.json");
var crm = new CrmBase(new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken });

await crm.Contacts.AddRangeAsync(
[
    new ContactsRow { Name = "Ada Lovelace", Email = "ada@example.com", Age = 36, Status = ContactsStatus.Lead },
    new ContactsRow { Name = "Grace Hopper", Email = "grace@example.com", Age = 45, Status = ContactsStatus.Customer },
    new ContactsRow { Name = "Alan Turing", Email = "alan@example.com", Age = 41, Status = ContactsStatus.Lead },
]);

await foreach (var contact in crm.Contacts.Where(c => c.Status == ContactsStatus.Lead).OrderByDescending(c => c.Age))
    Console.WriteLine($"{contact.Name}, {contact.Age}: {contact.Email}");
#endif
